package io.kavirt.linux.process;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the kernel counts about a process or one of its threads.
 *
 * @param id the process's or thread's number
 * @param name its short name, at most 15 bytes
 * @param state the state letter, such as R, S, D, Z
 * @param parent the parent's number
 * @param userNanos processor time in user mode, in nanoseconds
 * @param systemNanos processor time in the kernel, in nanoseconds
 * @param threads how many threads the process has
 * @param startTicks when it started, in clock ticks since boot
 * @param residentPages memory in use, in pages
 * @param processor the processor that it last ran on
 */
public record ProcessStat(
        int id,
        String name,
        char state,
        int parent,
        long userNanos,
        long systemNanos,
        int threads,
        long startTicks,
        long residentPages,
        int processor) {

    /** The kernel reports these times in hundredths of a second on every architecture. */
    private static final long NANOS_PER_TICK = 10_000_000L;

    private static final Path PROC = Path.of("/proc");

    /** Reads the one line of a {@code /proc/.../stat} file. */
    public static ProcessStat parse(String line) {
        // The name may hold spaces and parentheses, so the last parenthesis ends it.
        int open = line.indexOf('(');
        int close = line.lastIndexOf(')');
        if (open <= 0 || close < open) {
            throw malformed(line);
        }
        String[] rest = line.substring(close + 1).strip().split(" ");
        if (rest.length < 37) {
            throw malformed(line);
        }
        try {
            return new ProcessStat(
                    Integer.parseInt(line.substring(0, open).strip()),
                    line.substring(open + 1, close),
                    rest[0].charAt(0),
                    Integer.parseInt(rest[1]),
                    Long.parseLong(rest[11]) * NANOS_PER_TICK,
                    Long.parseLong(rest[12]) * NANOS_PER_TICK,
                    Integer.parseInt(rest[17]),
                    Long.parseLong(rest[19]),
                    Long.parseLong(rest[21]),
                    Integer.parseInt(rest[36]));
        } catch (NumberFormatException e) {
            throw malformed(line);
        }
    }

    /** The process, or nothing when there is none of that number. */
    public static Optional<ProcessStat> of(int pid) {
        return read(PROC.resolve(Integer.toString(pid)));
    }

    /** One thread of a process, or nothing when it is gone. */
    public static Optional<ProcessStat> ofThread(int pid, int thread) {
        return read(PROC.resolve(pid + "/task/" + thread));
    }

    /** Every thread of a process, by number; empty when it is gone. */
    public static List<ProcessStat> threadsOf(int pid) {
        List<ProcessStat> threads = new ArrayList<>();
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(PROC.resolve(pid + "/task"))) {
            tasks.forEach(task -> read(task).ifPresent(threads::add));
        } catch (IOException | UncheckedIOException | java.nio.file.DirectoryIteratorException e) {
            return List.of();
        }
        threads.sort(Comparator.comparingInt(ProcessStat::id));
        return List.copyOf(threads);
    }

    /** Nanoseconds that a thread has run, finer than the ticks of {@code stat}; empty where the kernel does not count. */
    public static Optional<Long> runNanos(int pid, int thread) {
        try {
            String text = Files.readString(PROC.resolve(pid + "/task/" + thread + "/schedstat"));
            return Optional.of(Long.parseLong(text.substring(0, text.indexOf(' '))));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Whether it has ended and only waits for its parent to notice. */
    public boolean ended() {
        return state == 'Z' || state == 'X';
    }

    private static Optional<ProcessStat> read(Path folder) {
        try {
            return Optional.of(parse(Files.readString(folder.resolve("stat"))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static VirtException malformed(String line) {
        return new VirtException(
                ErrorCode.INTERNAL_ERROR, ErrorDomain.NONE, "Process status '" + line.strip() + "' is malformed");
    }
}
