package io.kavirt.driver.qemu.guest;

import io.kavirt.api.domain.JobType;
import java.util.concurrent.TimeUnit;

/** A long operation of a guest, of which clients can ask how far it has come, and which they can end. */
public final class LongJob {
    private final int operation;
    private final long startedNanos = System.nanoTime();
    private volatile boolean aborted;
    private volatile Progress progress = new Progress(0, 0, 0);
    private volatile JobType type = JobType.UNBOUNDED;
    private volatile long endedNanos;

    /** @param operation the number that libvirt gives the operation */
    LongJob(int operation) {
        this.operation = operation;
    }

    /**
     * How far the guest's memory has been written.
     *
     * @param total bytes in all
     * @param processed bytes done
     * @param remaining bytes to do
     */
    public record Progress(long total, long processed, long remaining) {}

    public int operation() {
        return operation;
    }

    public JobType type() {
        return type;
    }

    public Progress progress() {
        return progress;
    }

    void progress(Progress newProgress) {
        progress = newProgress;
    }

    /** Milliseconds since it began, or that it took. */
    public long elapsedMillis() {
        long end = endedNanos == 0 ? System.nanoTime() : endedNanos;
        return TimeUnit.NANOSECONDS.toMillis(end - startedNanos);
    }

    /** Asks it to end. */
    public void abort() {
        aborted = true;
    }

    boolean isAborted() {
        return aborted;
    }

    void end(JobType how) {
        endedNanos = System.nanoTime();
        type = how;
    }
}
