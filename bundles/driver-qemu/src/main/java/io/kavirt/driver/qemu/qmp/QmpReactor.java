package io.kavirt.driver.qemu.qmp;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that reads every guest's channel of a driver, keeps deadlines, and writes what a socket did not take at
 * once. Answers are completed on it, so what depends on an answer must not block; listeners run on the executor.
 */
public final class QmpReactor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QmpReactor.class);
    private static final int BUFFER = 128 * 1024;
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final Selector selector;
    private final Executor events;
    private final Thread thread;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Set<QmpChannel> channels = ConcurrentHashMap.newKeySet();
    private final ConcurrentSkipListMap<Deadline, Runnable> deadlines = new ConcurrentSkipListMap<>();
    private final AtomicLong sequence = new AtomicLong();
    private final long origin = System.nanoTime();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final byte[] chunk = new byte[BUFFER];
    private volatile long wakeAt = Long.MAX_VALUE;
    private volatile boolean closing;
    private volatile boolean ended;

    /** When something is due, in nanoseconds since the reactor began. */
    record Deadline(long nanos, long sequence) implements Comparable<Deadline> {
        @Override
        public int compareTo(Deadline other) {
            int order = Long.compare(nanos, other.nanos);
            return order != 0 ? order : Long.compare(sequence, other.sequence);
        }
    }

    /**
     * Starts the thread.
     *
     * @param name the thread's name
     * @param events runs the listeners; each channel's calls stay in order whatever it does
     */
    public QmpReactor(String name, Executor events) {
        this.events = events;
        try {
            this.selector = Selector.open();
        } catch (IOException e) {
            throw new VirtException(
                    ErrorCode.SYSTEM_ERROR, ErrorDomain.QEMU, "Cannot open a selector: " + e.getMessage(), e);
        }
        this.thread = new Thread(this::run, name);
        this.thread.setDaemon(true);
        this.thread.start();
    }

    /** How many channels it serves. */
    public int channelCount() {
        return channels.size();
    }

    /** Closes every channel, which each listener is told, and ends the thread. */
    @Override
    public void close() {
        submit(() -> {
            closing = true;
            List.copyOf(channels).forEach(QmpChannel::closeNow);
        });
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            thread.join(CLOSE_PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Executor events() {
        return events;
    }

    boolean isReactorThread() {
        return Thread.currentThread() == thread;
    }

    /** Runs a task on the thread, soon; on the caller's when the thread has ended. */
    void submit(Runnable task) {
        tasks.add(task);
        if (ended) {
            runTasks();
        } else if (!isReactorThread()) {
            selector.wakeup();
        }
    }

    /** Begins to read a channel; on the reactor's thread. */
    void register(QmpChannel channel, SocketChannel socket) throws IOException {
        if (closing || ended) {
            throw new ClosedSelectorException();
        }
        socket.register(selector, SelectionKey.OP_READ, channel);
        channels.add(channel);
    }

    /** Stops to read a channel, so that another selector can take its socket; on the reactor's thread. */
    void release(QmpChannel channel, SocketChannel socket) {
        channels.remove(channel);
        SelectionKey key = socket.keyFor(selector);
        if (key != null) {
            key.cancel();
            try {
                // A cancelled key belongs to the selector until its next round.
                selector.selectNow();
            } catch (IOException e) {
                LOG.warn("Cannot release a channel", e);
            }
        }
    }

    void wantWrites(SocketChannel socket, boolean wanted) {
        SelectionKey key = socket.keyFor(selector);
        if (key != null && key.isValid()) {
            key.interestOps(wanted ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        }
    }

    /** Runs a task on the thread after a delay, unless it is dropped before. */
    Deadline schedule(Duration delay, Runnable task) {
        Deadline deadline = new Deadline(now() + delay.toNanos(), sequence.incrementAndGet());
        deadlines.put(deadline, task);
        // Waking the thread for each command would cost more than the command.
        if (deadline.nanos() < wakeAt && !isReactorThread()) {
            selector.wakeup();
        }
        return deadline;
    }

    void drop(Deadline deadline) {
        deadlines.remove(deadline);
    }

    /** Reads what a socket has; the number of bytes, which lie in {@link #chunk}, or -1 at its end. */
    int read(SocketChannel socket) throws IOException {
        buffer.clear();
        int count = socket.read(buffer);
        if (count > 0) {
            buffer.flip();
            buffer.get(chunk, 0, count);
        }
        return count;
    }

    byte[] chunk() {
        return chunk;
    }

    private long now() {
        return System.nanoTime() - origin;
    }

    private void run() {
        try {
            while (!closing) {
                select();
                runTasks();
                // Copied, since a channel's end makes the selector look again.
                List<SelectionKey> ready = List.copyOf(selector.selectedKeys());
                selector.selectedKeys().clear();
                ready.forEach(QmpReactor::serve);
                runDue();
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("{} failed; the monitors of its guests are lost", thread.getName(), e);
        } finally {
            closing = true;
            List.copyOf(channels).forEach(QmpChannel::closeNow);
            ended = true;
            runTasks();
            closeSelector();
        }
    }

    private void select() throws IOException {
        // An earlier wake-up that was once planned stays, so that commands find one and need not wake the thread.
        long planned = wakeAt > now() ? wakeAt : Long.MAX_VALUE;
        wakeAt = Math.min(planned, firstDeadline());
        // Once more: a deadline that came before this write did not see it, and did not wake the thread.
        wakeAt = Math.min(wakeAt, firstDeadline());
        if (wakeAt == Long.MAX_VALUE) {
            selector.select();
            return;
        }
        long millis = (wakeAt - now() + 999_999) / 1_000_000;
        if (millis > 0) {
            selector.select(millis);
        } else {
            selector.selectNow();
        }
    }

    private long firstDeadline() {
        var first = deadlines.firstEntry();
        return first == null ? Long.MAX_VALUE : first.getKey().nanos();
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            guarded(task);
        }
    }

    private void runDue() {
        long now = now();
        for (var first = deadlines.firstEntry();
                first != null && first.getKey().nanos() <= now;
                first = deadlines.firstEntry()) {
            if (deadlines.remove(first.getKey(), first.getValue())) {
                guarded(first.getValue());
            }
        }
    }

    private static void serve(SelectionKey key) {
        QmpChannel channel = (QmpChannel) key.attachment();
        guarded(() -> {
            if (key.isValid() && key.isWritable()) {
                channel.writable();
            }
            if (key.isValid() && key.isReadable()) {
                channel.readable();
            }
        });
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | LinkageError e) {
            LOG.error("A monitor's task failed", e);
        }
    }

    private void closeSelector() {
        try {
            selector.close();
        } catch (IOException e) {
            LOG.warn("Cannot close a selector", e);
        }
    }
}
