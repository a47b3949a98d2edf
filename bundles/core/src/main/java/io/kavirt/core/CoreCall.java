package io.kavirt.core;

import io.kavirt.api.driver.Identity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A call under way. */
public final class CoreCall implements CallControl {
    private static final AtomicLong NEXT_ID = new AtomicLong();

    private final Identity identity;
    private final long requestId = NEXT_ID.incrementAndGet();
    private volatile boolean cancelled;
    private volatile long done;
    private volatile long total;
    private @Nullable List<Runnable> cancelActions;
    private @Nullable Thread worker;

    /** A call by {@code identity}, without a deadline. */
    public CoreCall(Identity identity) {
        this.identity = identity;
    }

    @Override
    public Identity identity() {
        return identity;
    }

    @Override
    public Optional<Instant> deadline() {
        return Optional.empty();
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public void onCancel(Runnable action) {
        synchronized (this) {
            if (!cancelled) {
                if (cancelActions == null) {
                    cancelActions = new ArrayList<>();
                }
                cancelActions.add(action);
                return;
            }
        }
        action.run();
    }

    @Override
    public long requestId() {
        return requestId;
    }

    @Override
    public void progress(long done, long total) {
        this.done = done;
        this.total = total;
    }

    /** How far it has come, from 0 to 1; 0 if the driver told nothing. */
    public double progress() {
        return total == 0 ? 0 : (double) done / total;
    }

    @Override
    public void cancel() {
        List<Runnable> actions;
        synchronized (this) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            actions = cancelActions == null ? List.of() : cancelActions;
            cancelActions = null;
            if (worker != null) {
                worker.interrupt();
            }
        }
        actions.forEach(Runnable::run);
    }

    /** The current thread works on it from now on; {@link #cancel} interrupts it until {@link #endWork}. */
    public synchronized void beginWork() {
        worker = Thread.currentThread();
        if (cancelled) {
            worker.interrupt();
        }
    }

    /** The current thread is done; an interruption meant for the call does not reach what the thread does next. */
    public synchronized void endWork() {
        worker = null;
        if (cancelled) {
            Thread.interrupted();
        }
    }
}
