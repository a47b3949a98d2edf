package io.kavirt.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What the benchmarks need of processes and files. */
final class Processes {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();

    private Processes() {}

    /** Where a program of the PATH is, or null. */
    static Path find(String program) {
        for (String folder : (System.getenv("PATH") + ":/usr/sbin:/sbin").split(":")) {
            Path path = Path.of(folder.isEmpty() ? "." : folder, program);
            if (Files.isExecutable(path)) {
                return path;
            }
        }
        return null;
    }

    /**
     * Runs a command to its end.
     *
     * @throws IOException if it fails; the message has the end of what it wrote
     */
    static String run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("kavirt-bench", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException(String.join(" ", command) + " has not ended after five minutes");
            }
            String text = Files.readString(output, StandardCharsets.UTF_8);
            if (process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + " ended with code " + process.exitValue() + ":\n"
                        + text.substring(Math.max(0, text.length() - 2000)));
            }
            return text;
        } finally {
            Files.delete(output);
        }
    }

    /** Waits until the daemon answers a call on the test driver. */
    static void awaitReply(Path socket, Path log) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (true) {
            try (RawClient client = RawClient.open(socket, "test:///default")) {
                client.call(RawClient.CONNECT_GET_LIB_VERSION, new byte[0]);
                return;
            } catch (IOException e) {
                if (System.nanoTime() - start > PATIENCE_NANOS) {
                    throw new IOException("no answer on " + socket + " after a minute; see " + log, e);
                }
                Thread.sleep(1);
            }
        }
    }

    /** Asks a process to end and waits for it. */
    static void end(ProcessHandle process) throws InterruptedException {
        process.destroy();
        long start = System.nanoTime();
        while (process.isAlive()) {
            if (System.nanoTime() - start > PATIENCE_NANOS) {
                process.destroyForcibly();
            }
            Thread.sleep(5);
        }
    }

    /** Resident memory in MiB. */
    static double residentMiB(long pid) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
            }
        }
        throw new IOException("process " + pid + " has no VmRSS");
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
