package io.kavirt.server;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads for calls that wait. Ordinary workers take what comes, short calls first; reserved workers take short calls only, so that
 * these are served while all ordinary workers wait for guests. Threads are started when needed and end when idle for a minute.
 */
final class WorkerPool implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WorkerPool.class);
    private static final long IDLE_SECONDS = 60;

    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Runnable> shortCalls = new ArrayDeque<>();
    private final Queue<Runnable> calls = new ArrayDeque<>();
    private final Group ordinary;
    private final Group reserved;
    private final Set<Thread> threads = new HashSet<>();
    private boolean closed;

    WorkerPool(int workers, int reservedWorkers) {
        ordinary = new Group("kavirt-worker-", workers, lock.newCondition());
        reserved = new Group("kavirt-short-", reservedWorkers, lock.newCondition());
    }

    /** Runs {@code task} as soon as a worker is free; never waits. */
    void submit(boolean isShort, Runnable task) {
        lock.lock();
        try {
            (isShort ? shortCalls : calls).add(task);
            if (ordinary.waiting > 0) {
                ordinary.wake();
            } else if (ordinary.size < ordinary.most) {
                start(ordinary);
            } else if (isShort && reserved.waiting > 0) {
                reserved.wake();
            } else if (isShort && reserved.size < reserved.most) {
                start(reserved);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets what runs come to its end, interrupted; what still waits for a worker runs too, so that nothing leaks. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            ordinary.work.signalAll();
            reserved.work.signalAll();
            threads.forEach(Thread::interrupt);
        } finally {
            lock.unlock();
        }
    }

    private void start(Group group) {
        group.size++;
        Thread thread = new Thread(() -> work(group), group.prefix + group.started++);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void work(Group group) {
        Runnable task = next(group);
        while (task != null) {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                log.error("A call's worker failed", e);
            }
            // A cancelled call's interrupt must not reach the next one.
            Thread.interrupted();
            task = next(group);
        }
    }

    private @Nullable Runnable next(Group group) {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(IDLE_SECONDS);
            while (true) {
                Runnable task = shortCalls.poll();
                if (task == null && group == ordinary) {
                    task = calls.poll();
                }
                if (task != null) {
                    return task;
                }
                if (closed || left <= 0) {
                    group.size--;
                    threads.remove(Thread.currentThread());
                    return null;
                }
                group.waiting++;
                try {
                    left = group.work.awaitNanos(left);
                } catch (InterruptedException e) {
                    left = closed ? 0 : left;
                } finally {
                    group.woken();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Workers of one kind. Guarded by the pool's lock. */
    private static final class Group {
        final String prefix;
        final int most;
        final Condition work;
        int size;
        int started;
        int waiting;
        int signalled;

        Group(String prefix, int most, Condition work) {
            this.prefix = prefix;
            this.most = most;
            this.work = work;
        }

        /** A worker that was woken no longer counts as waiting, lest two tasks rely on it. */
        void wake() {
            waiting--;
            signalled++;
            work.signal();
        }

        void woken() {
            if (signalled > 0) {
                signalled--;
            } else {
                waiting--;
            }
        }
    }
}
