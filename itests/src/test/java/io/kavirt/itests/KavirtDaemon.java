package io.kavirt.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** The distribution, run with a folder of its own under the temporary folder. Closing it ends its guests and deletes the folder. */
public final class KavirtDaemon implements AutoCloseable {
    private final Path assembly = Path.of(System.getProperty("kavirt.assembly", "../karaf-distro/target/assembly"))
            .toAbsolutePath()
            .normalize();
    private final Path root;

    /** Makes the folder; the daemon does not run yet. */
    public KavirtDaemon() {
        if (!Files.isExecutable(assembly.resolve("bin/kavirtd"))) {
            throw new AssertionError("no distribution in " + assembly + "; build karaf-distro first");
        }
        try {
            // Short: a socket's path holds 107 characters.
            root = Files.createTempDirectory("kv");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A daemon that serves. */
    public static KavirtDaemon started() {
        KavirtDaemon daemon = new KavirtDaemon();
        try {
            return daemon.start();
        } catch (RuntimeException | Error e) {
            daemon.close();
            throw e;
        }
    }

    /** The folder of all its files. */
    public Path root() {
        return root;
    }

    /** The distribution that it runs. */
    public Path assembly() {
        return assembly;
    }

    /** Starts it and returns when clients are served. */
    public KavirtDaemon start() {
        Command.run(kavirtd(), "start", "--root", root.toString()).orFail();
        Await.until(
                "the daemon serves; its log: " + log(),
                () -> virsh("test").run("version").succeeded());
        return this;
    }

    /** Ends it in the orderly way; guests go on. */
    public void stop() {
        Command.run(kavirtd(), "stop", "--root", root.toString()).orFail();
    }

    /** Ends it with SIGKILL. */
    public void kill() {
        ProcessHandle process = process();
        process.destroyForcibly();
        process.onExit().join();
    }

    /** The running daemon's process. */
    public ProcessHandle process() {
        String pid = text(root.resolve("run/kavirtd.pid")).strip();
        return ProcessHandle.of(Long.parseLong(pid))
                .orElseThrow(
                        () -> new AssertionError("the daemon does not run any more as " + pid + "; its log: " + log()));
    }

    /** Runs a command of the shell. */
    public Command tryShell(String command) {
        return Command.run(kavirtd(), "shell", "--root", root.toString(), command);
    }

    /** Runs a command of the shell and gives its output; fails the test if it fails. */
    public String shell(String command) {
        return tryShell(command).orFail();
    }

    /** The URI by which clients reach a driver: {@code test} or {@code qemu}. */
    public String uri(String driver) {
        String path = driver.equals("test") ? "/default" : driver.equals("qemu") ? hypervisorPath() : "/";
        return driver + "+unix://" + path + "?socket=" + socket();
    }

    /** The read-write socket. */
    public Path socket() {
        return root.resolve("run/kavirt-sock");
    }

    /** The client {@code virsh}, connected to a driver. */
    public Virsh virsh(String driver) {
        return new Virsh(uri(driver));
    }

    /** What the daemon logged. */
    public String log() {
        Path file = root.resolve("log/kavirt.log");
        return Files.exists(file) ? text(file) : "(none)";
    }

    /**
     * The processes of guests that this daemon started, by the guest's UUID, whether it still knows of them or not: those that
     * write a log in its folder.
     */
    public Map<UUID, List<Long>> guests() {
        Map<UUID, List<Long>> result = new TreeMap<>();
        ProcessHandle.allProcesses().forEach(process -> guest(process.pid())
                .ifPresent(uuid ->
                        result.computeIfAbsent(uuid, key -> new ArrayList<>()).add(process.pid())));
        return result;
    }

    private Optional<UUID> guest(long pid) {
        Path process = Path.of("/proc", Long.toString(pid));
        try {
            if (!Files.readSymbolicLink(process.resolve("fd/1")).startsWith(root.resolve("log/qemu"))) {
                return Optional.empty();
            }
            List<String> words = List.of(
                    new String(Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.UTF_8).split("\0"));
            int at = words.indexOf("-uuid");
            return at < 0 ? Optional.empty() : Optional.of(UUID.fromString(words.get(at + 1)));
        } catch (IOException e) {
            // It has ended, or belongs to somebody else.
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        Command.run(kavirtd(), "stop", "--root", root.toString());
        guests().values().stream()
                .flatMap(List::stream)
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .forEach(process -> {
                    process.destroyForcibly();
                    process.onExit().join();
                });
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String kavirtd() {
        return assembly.resolve("bin/kavirtd").toString();
    }

    private static String hypervisorPath() {
        return System.getProperty("user.name").equals("root") ? "/system" : "/session";
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
