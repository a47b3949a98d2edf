package io.kavirt.itests;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what comes true in its own time. */
public final class Await {
    /** Generous: the machine may be busy with other things. */
    public static final Duration PATIENCE = Duration.ofSeconds(120);

    private Await() {}

    /** Returns when {@code condition} holds; fails the test if it does not within {@link #PATIENCE}. */
    public static void until(String what, BooleanSupplier condition) {
        until(what, condition, () -> "");
    }

    /** As {@link #until(String, BooleanSupplier)}; the failure tells {@code state} at its end. */
    public static void until(String what, BooleanSupplier condition, Supplier<String> state) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "after " + PATIENCE.toSeconds() + " s still not so: " + what + " " + state.get());
            }
            pause(Duration.ofMillis(50));
        }
    }

    /** Sleeps. */
    public static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }
}
