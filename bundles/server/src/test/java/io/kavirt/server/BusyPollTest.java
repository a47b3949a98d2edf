package io.kavirt.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.SelectStrategy;
import io.netty.util.IntSupplier;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BusyPollTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void sleepsAtOnceWhenNothingComesSoon() throws Exception {
        SelectStrategy strategy = BusyPoll.of(Duration.ofNanos(1000)).newSelectStrategy();
        Thread.sleep(5);
        assertThat(strategy.calculateStrategy(after(Integer.MAX_VALUE), false)).isEqualTo(SelectStrategy.SELECT);
        assertThat(looks).hasValue(0);
    }

    @Test
    void looksForTheNextPacketAfterAShortSleep() throws Exception {
        Duration window = Duration.ofMillis(300);
        SelectStrategy strategy = BusyPoll.of(window).newSelectStrategy();
        Thread.sleep(2 * window.toMillis() + 50);
        assertThat(strategy.calculateStrategy(after(1), false)).isEqualTo(SelectStrategy.SELECT);

        assertThat(strategy.calculateStrategy(after(100), false)).isEqualTo(7);
        assertThat(looks).hasValue(100);
    }

    @Test
    void takesWhatIsReadyWhenThereAreTasks() throws Exception {
        SelectStrategy strategy = BusyPoll.of(LONG).newSelectStrategy();
        assertThat(strategy.calculateStrategy(after(1), true)).isEqualTo(7);
        assertThat(strategy.calculateStrategy(after(5), true)).isZero();
    }

    @Test
    void neverLooksWithoutAWindow() throws Exception {
        SelectStrategy strategy = BusyPoll.of(Duration.ZERO).newSelectStrategy();
        assertThat(strategy.calculateStrategy(after(1), false)).isEqualTo(SelectStrategy.SELECT);
        assertThat(looks).hasValue(0);
    }

    /** Finds 7 channels at the given look and none before. */
    private IntSupplier after(int look) {
        looks.set(0);
        return () -> looks.incrementAndGet() == look ? 7 : 0;
    }
}
