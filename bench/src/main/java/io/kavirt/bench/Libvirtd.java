package io.kavirt.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Debian's libvirtd in a mount namespace of its own, with every file under one folder. */
final class Libvirtd implements Daemon {
    private static final List<String> PROGRAMS = List.of("libvirtd", "virtlogd", "unshare", "mount", "cp");

    /**
     * $0 is the folder. The time at which the daemon proper starts goes to a file: the mounts are not its work. A KVM device
     * that only root may open, as in minimal installations, would make libvirtd ask the binary anew for every guest; Debian's
     * device rules open it, and so does this.
     */
    private static final String SCRIPT = """
            set -e
            for pair in etc:/etc/libvirt lib:/var/lib/libvirt run:/run/libvirt log:/var/log/libvirt cache:/var/cache/libvirt; do
                mount --bind "$0/${pair%%:*}" "${pair#*:}"
            done
            if [ -c /dev/kvm ]; then
                [ -c "$0/kvm" ] || mknod -m 666 "$0/kvm" c 10 232
                mount --bind "$0/kvm" /dev/kvm
            fi
            [ -s "$0/run/virtlogd.pid" ] && kill -0 "$(cat "$0/run/virtlogd.pid")" 2>/dev/null ||
                virtlogd -d -p /run/libvirt/virtlogd.pid
            date +%s%N >"$0/started"
            exec libvirtd -p /run/libvirt/libvirtd.pid
            """;

    private final Path root;
    private Process process;

    Libvirtd(Path root) {
        this.root = root;
    }

    /** Why it cannot be measured here, or null. */
    static String obstacle() {
        for (String program : PROGRAMS) {
            if (Processes.find(program) == null) {
                return program + " is not installed (Debian: libvirt-daemon-system, libvirt-daemon-driver-qemu)";
            }
        }
        return "root".equals(System.getProperty("user.name")) ? null : "a mount namespace of its own needs root";
    }

    @Override
    public String name() {
        return "libvirtd";
    }

    @Override
    public Path socket() {
        return root.resolve("run/libvirt-sock");
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public double start() throws IOException, InterruptedException {
        makeFolders();
        Path started = root.resolve("started");
        Files.deleteIfExists(started);
        Files.deleteIfExists(socket());
        Path log = root.resolve("log/libvirtd.out");
        process = new ProcessBuilder(
                        "unshare", "--mount", "--propagation", "private", "bash", "-c", SCRIPT, root.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        process.getOutputStream().close();
        Processes.awaitReply(socket(), log);
        long now = System.currentTimeMillis() * 1_000_000L;
        return (now - Long.parseLong(Files.readString(started).trim())) / 1e9;
    }

    private void makeFolders() throws IOException, InterruptedException {
        boolean fresh = Files.notExists(root.resolve("etc/qemu.conf"));
        for (String folder : List.of("etc", "lib", "run", "log", "cache")) {
            Files.createDirectories(root.resolve(folder));
            Files.setPosixFilePermissions(root.resolve(folder), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        for (String place : List.of("/var/lib/libvirt", "/run/libvirt", "/var/log/libvirt", "/var/cache/libvirt")) {
            Files.createDirectories(Path.of(place));
        }
        if (fresh) {
            Processes.run(
                    List.of("cp", "-a", "/etc/libvirt/.", root.resolve("etc").toString()));
        }
    }

    @Override
    public void stop() throws InterruptedException {
        if (process != null) {
            Processes.end(process.toHandle());
        }
    }

    @Override
    public void remove() throws IOException, InterruptedException {
        stop();
        Path logDaemon = root.resolve("run/virtlogd.pid");
        if (Files.exists(logDaemon)) {
            var handle =
                    ProcessHandle.of(Long.parseLong(Files.readString(logDaemon).trim()));
            if (handle.isPresent()) {
                Processes.end(handle.get());
            }
        }
        Processes.delete(root);
    }
}
