package io.kavirt.driver.qemu.guest;

import io.kavirt.linux.process.ProcessId;
import io.kavirt.linux.process.ProcessStat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Finds guests' processes by the mark that each carries in its environment. */
final class GuestProcesses {
    /** The environment variable that marks a guest's process. */
    static final String VARIABLE = "KAVIRT_GUEST";

    private GuestProcesses() {}

    /**
     * What a mark says.
     *
     * @param uuid the domain
     * @param id its id
     * @param token the run's token
     * @param monitor path of the monitor's socket
     */
    record Mark(UUID uuid, int id, String token, Path monitor) {
        String text() {
            return uuid + " " + id + " " + token + " " + monitor;
        }

        static Optional<Mark> parse(String text) {
            String[] parts = text.split(" ", 4);
            try {
                return parts.length < 4
                        ? Optional.empty()
                        : Optional.of(new Mark(
                                UUID.fromString(parts[0]), Integer.parseInt(parts[1]), parts[2], Path.of(parts[3])));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }

    /** The marked processes whose monitor's socket is in {@code folder}. */
    static Map<Mark, ProcessId> find(Path folder) {
        Map<Mark, ProcessId> found = new HashMap<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                mark(process).filter(mark -> mark.monitor().startsWith(folder)).ifPresent(mark -> {
                    int pid = Integer.parseInt(process.getFileName().toString());
                    ProcessStat.of(pid)
                            .filter(stat -> !stat.ended())
                            .ifPresent(stat -> found.put(mark, new ProcessId(pid, stat.startTicks())));
                });
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new IllegalStateException("the processes cannot be listed", e);
        }
        return found;
    }

    private static Optional<Mark> mark(Path process) {
        byte[] environment;
        try {
            environment = Files.readAllBytes(process.resolve("environ"));
        } catch (IOException e) {
            return Optional.empty();
        }
        for (String entry : new String(environment, StandardCharsets.UTF_8).split("\0")) {
            if (entry.startsWith(VARIABLE + "=")) {
                return Mark.parse(entry.substring(VARIABLE.length() + 1));
            }
        }
        return Optional.empty();
    }
}
