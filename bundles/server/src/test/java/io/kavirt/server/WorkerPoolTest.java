package io.kavirt.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Who runs what while workers are busy. */
class WorkerPoolTest {
    @Test
    void shortCallsRunWhileAllOrdinaryWorkersWait() throws Exception {
        try (WorkerPool pool = new WorkerPool(2, 1)) {
            CountDownLatch release = new CountDownLatch(1);
            AtomicInteger running = new AtomicInteger();
            AtomicInteger ended = new AtomicInteger();
            for (int i = 0; i < 5; i++) {
                pool.submit(false, () -> {
                    running.incrementAndGet();
                    awaitQuietly(release);
                    ended.incrementAndGet();
                });
            }
            TestDaemon.await(() -> running.get() == 2);
            CountDownLatch shortDone = new CountDownLatch(20);
            for (int i = 0; i < 20; i++) {
                pool.submit(true, shortDone::countDown);
            }
            assertThat(shortDone.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(running).hasValue(2);
            release.countDown();
            TestDaemon.await(() -> ended.get() == 5);
        }
    }

    @Test
    void everythingRunsOnceHoweverBusy() throws Exception {
        try (WorkerPool pool = new WorkerPool(4, 2)) {
            int count = 50_000;
            CountDownLatch done = new CountDownLatch(count);
            for (int i = 0; i < count; i++) {
                pool.submit(i % 3 == 0, done::countDown);
                if (i % 1000 == 0) {
                    // Lets workers fall asleep in between.
                    Thread.sleep(1);
                }
            }
            assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(done.getCount()).isZero();
        }
    }

    @Test
    void aFailedTaskOrALateInterruptHarmsNoOther() throws Exception {
        try (WorkerPool pool = new WorkerPool(1, 1)) {
            CountDownLatch done = new CountDownLatch(1);
            AtomicInteger interrupted = new AtomicInteger();
            pool.submit(false, () -> {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("as expected");
            });
            pool.submit(false, () -> {
                if (Thread.interrupted()) {
                    interrupted.incrementAndGet();
                }
                done.countDown();
            });
            assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(interrupted).hasValue(0);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
