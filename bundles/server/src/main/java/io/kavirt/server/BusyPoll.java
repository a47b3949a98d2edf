package io.kavirt.server;

import io.netty.channel.SelectStrategy;
import io.netty.channel.SelectStrategyFactory;
import io.netty.util.IntSupplier;
import java.time.Duration;

/**
 * Looks for the next packet for a moment before an event loop goes to sleep. Waking a thread costs more than most calls take, so a
 * client that calls without pause is answered in about half the time. The loop polls only while that pays: after a sleep that was
 * about as short as the poll would have been, and for as long as each poll finds something.
 *
 * <p>A task that another thread gives to the loop meanwhile waits for the end of the poll, so the window is kept short.
 */
final class BusyPoll implements SelectStrategy {
    private final long windowNanos;
    private boolean pays;
    private long asleepSince;

    private BusyPoll(long windowNanos) {
        this.windowNanos = windowNanos;
        this.asleepSince = System.nanoTime() - 2 * windowNanos;
    }

    /** Strategies that poll for {@code window}; a zero window, or a machine with one processor, never polls. */
    static SelectStrategyFactory of(Duration window) {
        boolean wanted = !window.isZero() && Runtime.getRuntime().availableProcessors() > 1;
        return () -> wanted
                ? new BusyPoll(window.toNanos())
                : (selectNow, hasTasks) -> hasTasks ? selectNow.get() : SelectStrategy.SELECT;
    }

    @Override
    public int calculateStrategy(IntSupplier selectNow, boolean hasTasks) throws Exception {
        if (hasTasks) {
            return selectNow.get();
        }
        long start = System.nanoTime();
        if (pays || start - asleepSince < 2 * windowNanos) {
            do {
                int ready = selectNow.get();
                if (ready != 0) {
                    pays = true;
                    return ready;
                }
                Thread.onSpinWait();
            } while (System.nanoTime() - start < windowNanos);
        }
        pays = false;
        asleepSince = System.nanoTime();
        return SelectStrategy.SELECT;
    }
}
