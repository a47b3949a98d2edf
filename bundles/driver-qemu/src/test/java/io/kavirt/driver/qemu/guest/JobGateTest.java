package io.kavirt.driver.qemu.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.VirtException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class JobGateTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final JobGate gate = new JobGate("vm");

    @Test
    void namesTheJobThatIsWaitedFor() {
        try (JobGate.Job save = gate.acquire("save", null, LONG)) {
            assertThat(save.name()).isEqualTo("save");
            assertThat(gate.tryAcquire("start")).isNull();
            assertThatThrownBy(() -> gate.acquire("start", null, Duration.ofMillis(20)))
                    .isInstanceOfSatisfying(
                            VirtException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OPERATION_TIMEOUT))
                    .hasMessageContaining("start")
                    .hasMessageContaining("save")
                    .hasMessageContaining("vm");
        }
        assertThat(gate.running()).isNull();
    }

    @Test
    void closingTwiceFreesOnlyItsOwn() {
        JobGate.Job first = gate.acquire("first", null, LONG);
        first.close();
        JobGate.Job second = gate.acquire("second", null, LONG);
        first.close();

        assertThat(gate.running()).isEqualTo("second");
        second.close();
    }

    @Test
    void letsOneInAtATime() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        AtomicInteger inside = new AtomicInteger();
        List<Future<Integer>> most = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            most.add(pool.submit(() -> {
                JobGate.Job job = gate.acquire("count", null, LONG);
                int now = inside.incrementAndGet();
                Thread.yield();
                inside.decrementAndGet();
                job.close();
                return now;
            }));
        }
        for (Future<Integer> each : most) {
            assertThat(each.get()).isEqualTo(1);
        }
        pool.shutdown();
    }

    @Test
    void aCancelledCallWaitsNoLonger() throws Exception {
        io.kavirt.testkit.FakeCall call = new io.kavirt.testkit.FakeCall();
        JobGate.Job held = gate.acquire("save", null, LONG);
        ExecutorService pool = Executors.newSingleThreadExecutor();
        Future<?> waiting = pool.submit(() -> gate.acquire("start", call, LONG));
        call.cancel();

        assertThatThrownBy(waiting::get).hasCauseInstanceOf(VirtException.class).hasMessageContaining("cancelled");
        pool.shutdown();
        held.close();
    }
}
