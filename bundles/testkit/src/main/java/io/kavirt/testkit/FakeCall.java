package io.kavirt.testkit;

import io.kavirt.api.driver.Call;
import io.kavirt.api.driver.Identity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A call that a test makes, cancels and asks for its progress. */
public final class FakeCall implements Call {
    private static final AtomicLong IDS = new AtomicLong();

    private final long requestId = IDS.incrementAndGet();
    private final Identity identity;
    private final @Nullable Instant deadline;
    private final List<Runnable> actions = new ArrayList<>();
    private boolean cancelled;
    private volatile long done;
    private volatile long total;

    /** A call of this process, without deadline. */
    public FakeCall() {
        this(Identity.ofThisProcess(), null);
    }

    /** A call of {@code identity}; {@code deadline} may be null. */
    public FakeCall(Identity identity, @Nullable Instant deadline) {
        this.identity = identity;
        this.deadline = deadline;
    }

    /** Cancels the call and runs what was to be run then. */
    public void cancel() {
        List<Runnable> toRun;
        synchronized (actions) {
            cancelled = true;
            toRun = List.copyOf(actions);
            actions.clear();
        }
        toRun.forEach(Runnable::run);
    }

    /** The last value that the driver gave for what is done. */
    public long done() {
        return done;
    }

    /** The last value that the driver gave for the total. */
    public long total() {
        return total;
    }

    @Override
    public Identity identity() {
        return identity;
    }

    @Override
    public Optional<Instant> deadline() {
        return Optional.ofNullable(deadline);
    }

    @Override
    public boolean isCancelled() {
        synchronized (actions) {
            return cancelled;
        }
    }

    @Override
    public void onCancel(Runnable action) {
        synchronized (actions) {
            if (!cancelled) {
                actions.add(action);
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
}
