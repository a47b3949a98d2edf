package io.kavirt.driver.qemu.capabilities;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds QEMU binaries.
 *
 * @param configured binaries to take, by architecture, before all others
 * @param folders where to look, in order
 * @param hostArch the host's own architecture, which {@code qemu-kvm} is for
 */
public record EmulatorFinder(Map<String, Path> configured, List<Path> folders, String hostArch) {
    private static final String PREFIX = "qemu-system-";

    public EmulatorFinder {
        configured = Map.copyOf(configured);
        folders = List.copyOf(folders);
    }

    /** Looks where distributions put them. */
    public static EmulatorFinder usual() {
        String arch = System.getProperty("os.arch", "");
        return new EmulatorFinder(
                Map.of(),
                List.of(Path.of("/usr/bin"), Path.of("/usr/local/bin"), Path.of("/usr/libexec")),
                arch.equals("amd64") ? "x86_64" : arch);
    }

    /** The binary for an architecture, if there is one. */
    public Optional<Path> find(String arch) {
        Path chosen = configured.get(arch);
        if (chosen != null) {
            return Optional.of(chosen);
        }
        String target = Architectures.target(arch);
        return inFolders(PREFIX + target)
                .or(() ->
                        target.equals(hostArch) ? inFolders("qemu-kvm").or(() -> inFolders("kvm")) : Optional.empty());
    }

    /** Every binary: one an architecture. */
    public List<Path> all() {
        Map<String, Path> found = new LinkedHashMap<>();
        configured.forEach((arch, path) -> found.put(Architectures.target(arch), path));
        for (Path folder : folders) {
            String[] names = folder.toFile().list((dir, name) -> name.startsWith(PREFIX));
            for (String name : names == null ? new String[0] : names) {
                String target = name.substring(PREFIX.length());
                if (Architectures.isTarget(target) && Files.isExecutable(folder.resolve(name))) {
                    found.putIfAbsent(target, folder.resolve(name));
                }
            }
        }
        if (!found.containsKey(hostArch)) {
            find(hostArch).ifPresent(path -> found.put(hostArch, path));
        }
        return new ArrayList<>(found.values());
    }

    private Optional<Path> inFolders(String name) {
        return folders.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
