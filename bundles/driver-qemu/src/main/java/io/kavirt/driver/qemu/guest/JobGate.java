package io.kavirt.driver.qemu.guest;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.api.driver.Call;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Lets one operation that changes a domain run at a time. A job is not bound to a thread. */
public final class JobGate {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition freed = lock.newCondition();
    private final String domain;
    private @Nullable Job current;

    JobGate(String domain) {
        this.domain = domain;
    }

    /** An operation that runs; it ends when closed. */
    public final class Job implements AutoCloseable {
        private final String name;
        private final long startedNanos = System.nanoTime();

        private Job(String name) {
            this.name = name;
        }

        /** What it does, such as {@code start}. */
        public String name() {
            return name;
        }

        @Override
        public void close() {
            lock.lock();
            try {
                if (current == this) {
                    current = null;
                    freed.signal();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /**
     * Starts an operation when the one before it has ended.
     *
     * @param name what it does, for messages
     * @throws VirtException OPERATION_TIMEOUT, naming the operation that runs, after {@code wait}; OPERATION_ABORTED when
     *     the call is cancelled
     */
    public Job acquire(String name, @Nullable Call call, Duration wait) {
        long left = wait.toNanos();
        lock.lock();
        try {
            if (call != null && current != null) {
                call.onCancel(this::wake);
            }
            while (current != null) {
                if (call != null && call.isCancelled()) {
                    throw refused(ErrorCode.OPERATION_ABORTED, name, current, "was cancelled while it waited for");
                }
                if (left <= 0) {
                    throw refused(ErrorCode.OPERATION_TIMEOUT, name, current, "waited too long for");
                }
                left = freed.awaitNanos(left);
            }
            Job job = new Job(name);
            current = job;
            return job;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VirtException(
                    ErrorCode.OPERATION_ABORTED,
                    ErrorDomain.QEMU,
                    "'" + name + "' of domain '" + domain + "' was interrupted");
        } finally {
            lock.unlock();
        }
    }

    /** Starts an operation if none runs; null otherwise. */
    public @Nullable Job tryAcquire(String name) {
        lock.lock();
        try {
            if (current != null) {
                return null;
            }
            Job job = new Job(name);
            current = job;
            return job;
        } finally {
            lock.unlock();
        }
    }

    /** The name of the operation that runs; null if none does. */
    public @Nullable String running() {
        lock.lock();
        try {
            return current == null ? null : current.name;
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        lock.lock();
        try {
            freed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private VirtException refused(ErrorCode code, String name, Job holder, String how) {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - holder.startedNanos);
        return new VirtException(
                code,
                ErrorDomain.QEMU,
                "'" + name + "' of domain '" + domain + "' " + how + " '" + holder.name
                        + "', which has been running for " + seconds + " s");
    }
}
