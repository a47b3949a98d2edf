package io.kavirt.linux.process;

import com.sun.jna.Pointer;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.linux.fs.Accounts;
import io.kavirt.linux.fs.Descriptor;
import io.kavirt.linux.libc.LibC;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A process in a session of its own, which goes on when this one ends. It is started here with {@link #spawn}, or found
 * again after a restart with {@link #attach}. Safe for use by many threads.
 */
public final class DetachedProcess {
    private static final int POLL_STEP_MILLIS = 10;

    private final ProcessId id;
    private final Object reaping = new Object();
    private @Nullable ExitStatus status;

    private DetachedProcess(ProcessId id) {
        this.id = id;
    }

    /**
     * Starts a process and returns when its program has been loaded. Its signals are at their defaults, its standard
     * input is {@code /dev/null}, and it has no descriptor that the specification does not name.
     *
     * @throws VirtException SYSTEM_ERROR when the program, the log, the folder or the user does not allow it;
     *     INVALID_ARG when the user or group is unknown
     */
    public static DetachedProcess spawn(SpawnSpec spec) {
        checkStartable(spec);
        List<String> line = spec.commandLine();
        try (SpawnMemory memory = new SpawnMemory();
                Descriptor output = openOutput(spec.log())) {
            ChildDescriptors.plan(memory.actions, spec.descriptors(), output.number());
            SpawnMemory.check(LibC.posix_spawn_file_actions_addchdir_np(
                    memory.actions, spec.workingDirectory().toString()));
            Pointer argv = memory.strings(line);
            Pointer envp = memory.environment(spec.environment());
            int[] pid = new int[1];
            int error = LibC.posix_spawn(pid, line.get(0), memory.actions, memory.attributes, argv, envp);
            if (error != 0) {
                throw LibC.failure("Cannot start '" + line.get(0) + "'", error);
            }
            if (spec.nice() != 0) {
                // Done from outside, since posix_spawn has no attribute for it; failure only costs the wish.
                LibC.setpriority(0, pid[0], spec.nice());
            }
            // A child stays in the process table until it is reaped, so its start time can always be read.
            long start = ProcessStat.of(pid[0]).map(ProcessStat::startTicks).orElse(0L);
            return new DetachedProcess(new ProcessId(pid[0], start));
        }
    }

    /** A handle of a process that was started earlier, by this daemon or one before it; it may be gone. */
    public static DetachedProcess attach(ProcessId id) {
        return new DetachedProcess(id);
    }

    public ProcessId id() {
        return id;
    }

    public int pid() {
        return id.pid();
    }

    /** Whether it runs: the number is in use by the same process, and it has not ended. */
    public boolean isAlive() {
        return stat().isPresent();
    }

    /** What the kernel counts about it, or nothing when it has ended. */
    public Optional<ProcessStat> stat() {
        return ProcessStat.of(id.pid()).filter(stat -> stat.startTicks() == id.startTicks() && !stat.ended());
    }

    /**
     * Sends a signal.
     *
     * @return false when the process has ended
     * @throws VirtException SYSTEM_ERROR when it may not be signalled
     */
    public boolean signal(Signal signal) {
        int pidfd = LibC.pidfdOpen(id.pid());
        if (pidfd < 0) {
            return LibC.errno() == LibC.ENOSYS && isAlive() && sent(signal, LibC.kill(id.pid(), signal.number()));
        }
        try (Descriptor held = Descriptor.owned(pidfd)) {
            // Checked after the descriptor was opened: it now names either this process or none.
            return isAlive() && sent(signal, LibC.pidfdSendSignal(held.number(), signal.number()));
        }
    }

    private boolean sent(Signal signal, int result) {
        if (result == 0) {
            return true;
        }
        if (LibC.errno() == LibC.ESRCH) {
            return false;
        }
        throw LibC.failure("Cannot send " + signal + " to process " + id.pid());
    }

    /** How it ended, or nothing while it runs; a child is removed from the process table. */
    public Optional<ExitStatus> reap() {
        synchronized (reaping) {
            if (status == null) {
                int[] wait = new int[1];
                int result = LibC.waitpid(id.pid(), wait, LibC.WNOHANG);
                if (result == id.pid()) {
                    status = ExitStatus.ofWait(wait[0]);
                } else if (result < 0 && !isAlive()) {
                    status = new ExitStatus.Unknown();
                }
            }
            return Optional.ofNullable(status);
        }
    }

    /**
     * Waits for its end.
     *
     * @return how it ended, or nothing when it still runs after {@code timeout} or this thread was interrupted, which
     *     stays interrupted
     */
    public Optional<ExitStatus> reap(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        Optional<ExitStatus> end = reap();
        if (end.isPresent()) {
            return end;
        }
        int pidfd = LibC.pidfdOpen(id.pid());
        try {
            while (end.isEmpty() && !Thread.currentThread().isInterrupted()) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left < 0) {
                    return end;
                }
                pause(pidfd, (int) Math.min(left + 1, 100));
                end = reap();
            }
            return end;
        } finally {
            if (pidfd >= 0) {
                LibC.close(pidfd);
            }
        }
    }

    @Override
    public String toString() {
        return "process " + id;
    }

    private static void pause(int pidfd, int millis) {
        if (pidfd >= 0) {
            LibC.poll(new int[] {pidfd}, new short[] {LibC.POLLIN}, millis);
            return;
        }
        try {
            Thread.sleep(Math.min(millis, POLL_STEP_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void checkStartable(SpawnSpec spec) {
        if (!Files.isRegularFile(spec.program())) {
            throw refused("Program '" + spec.program() + "' does not exist");
        }
        if (!Files.isExecutable(spec.program())) {
            throw refused("Program '" + spec.program() + "' is not executable");
        }
        if (!Files.isDirectory(spec.workingDirectory())) {
            throw refused("Working folder '" + spec.workingDirectory() + "' does not exist");
        }
        if (spec.user().isPresent()) {
            if (!Accounts.isRoot()) {
                throw refused("Only the superuser can start '" + spec.program() + "' as user '"
                        + spec.user().get() + "'");
            }
            if (!Files.isExecutable(SpawnSpec.SETPRIV)) {
                throw refused("'" + SpawnSpec.SETPRIV + "', which switches the user, is missing");
            }
        }
        spec.descriptors().forEach((number, descriptor) -> {
            if (!descriptor.isOpen()) {
                throw new IllegalArgumentException("The source of child descriptor " + number + " is closed");
            }
        });
    }

    private static Descriptor openOutput(Optional<Path> log) {
        String path = log.map(Path::toString).orElse("/dev/null");
        int flags = LibC.O_WRONLY | LibC.O_APPEND | LibC.O_CLOEXEC | (log.isPresent() ? LibC.O_CREAT : 0);
        int fd = LibC.open(path, flags, 0600);
        if (fd < 0) {
            throw LibC.failure("Cannot open log file '" + path + "'");
        }
        return Descriptor.owned(fd);
    }

    private static VirtException refused(String message) {
        return new VirtException(ErrorCode.SYSTEM_ERROR, ErrorDomain.NONE, message);
    }
}
