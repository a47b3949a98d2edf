package io.kavirt.server;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.wire.ErrorRecord;
import io.kavirt.wire.PacketHeader;
import io.kavirt.wire.XdrWriter;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * What goes to one client. Replies that the connection's own thread makes are collected in {@link #batch} and leave together;
 * other threads' packets queue up in order and are written and flushed together as well.
 */
final class Outbox {
    private static final int KEEP = 16 * 1024;
    private static final int BATCH_MAX = 256 * 1024;
    /** From how many unsent bytes on streams wait, and until how few are left. */
    private static final long FULL = 1 << 20;

    private static final long ROOMY = 256 * 1024;
    /** Idle writers. Not bound to threads: events come on threads of others, which would keep them for ever. */
    private static final BlockingQueue<XdrWriter> WRITERS = new ArrayBlockingQueue<>(32);

    private final Channel channel;
    private final XdrWriter batch;
    private final Queue<ByteBuf> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final AtomicLong unsent = new AtomicLong();
    private final Runnable afterDrain;
    private final Object room = new Object();
    private volatile int waitingForRoom;
    private volatile boolean closed;

    /**
     * The packets for a channel.
     *
     * @param afterDrain run on the connection's thread after other threads' packets were written
     */
    Outbox(Channel channel, Runnable afterDrain) {
        this.channel = channel;
        this.batch = new XdrWriter();
        this.afterDrain = afterDrain;
    }

    /** For packets made by the connection's own thread; they leave with {@link #flushBatch}. */
    XdrWriter batch() {
        return batch;
    }

    /** Bytes that the kernel has not taken yet. */
    long unsent() {
        return unsent.get();
    }

    /** Waits until the client has taken most of what was sent; false if it is gone. Any thread but the connection's own. */
    boolean awaitRoom() throws InterruptedException {
        if (unsent.get() >= FULL && !closed) {
            synchronized (room) {
                waitingForRoom++;
                try {
                    while (unsent.get() > ROOMY && !closed) {
                        room.wait();
                    }
                } finally {
                    waitingForRoom--;
                }
            }
        }
        return !closed;
    }

    /** Lets a batch that has grown large go ahead. On the connection's thread. */
    void packetAdded() {
        if (batch.size() >= BATCH_MAX) {
            flushBatch();
        }
    }

    /** Sends what was collected. On the connection's thread. */
    void flushBatch() {
        if (batch.size() > 0) {
            ByteBuf bytes = channel.alloc().directBuffer(batch.size());
            bytes.writeBytes(batch.array(), 0, batch.size());
            batch.clear(KEEP);
            unsent.addAndGet(bytes.readableBytes());
            write(bytes);
            channel.flush();
        }
    }

    /** Makes packets on any thread and queues them. Returns how many bytes now wait for the client. */
    long send(Consumer<XdrWriter> packets) {
        XdrWriter idle = WRITERS.poll();
        XdrWriter writer = idle == null ? new XdrWriter() : idle;
        try {
            packets.accept(writer);
            return enqueue(writer);
        } finally {
            writer.clear(KEEP);
            WRITERS.offer(writer);
        }
    }

    /** Runs {@code afterDrain} soon, even if there is nothing to write. */
    void schedule() {
        if (scheduled.compareAndSet(false, true)) {
            try {
                channel.eventLoop().execute(this::drain);
            } catch (java.util.concurrent.RejectedExecutionException e) {
                discard();
            }
        }
    }

    /** Nothing can be sent any more. */
    void close() {
        closed = true;
        discard();
        synchronized (room) {
            room.notifyAll();
        }
    }

    /** Writes an error reply, or the error that kept it from being written. */
    static void writeError(
            XdrWriter out, int program, int version, int procedure, int type, int serial, VirtException error) {
        int start = out.size();
        try {
            out.beginPacket(program, version, procedure, type, serial, PacketHeader.ERROR);
            ErrorRecord.write(out, error);
        } catch (RuntimeException e) {
            out.truncate(start);
            out.beginPacket(program, version, procedure, type, serial, PacketHeader.ERROR);
            ErrorRecord.write(
                    out, new VirtException(ErrorCode.INTERNAL_ERROR, ErrorDomain.RPC, "the error could not be sent"));
        }
        out.endPacket();
    }

    private long enqueue(XdrWriter writer) {
        int size = writer.size();
        if (size == 0 || closed) {
            return unsent.get();
        }
        ByteBuf bytes = channel.alloc().directBuffer(size);
        bytes.writeBytes(writer.array(), 0, size);
        long waiting = unsent.addAndGet(size);
        queue.add(bytes);
        if (closed) {
            discard();
        } else {
            schedule();
        }
        return waiting;
    }

    private void drain() {
        scheduled.set(false);
        boolean any = false;
        for (ByteBuf bytes = queue.poll(); bytes != null; bytes = queue.poll()) {
            write(bytes);
            any = true;
        }
        if (any) {
            channel.flush();
        }
        afterDrain.run();
    }

    private void write(ByteBuf bytes) {
        int size = bytes.readableBytes();
        ChannelFuture written = channel.write(bytes);
        if (written.isDone()) {
            sent(size);
        } else {
            written.addListener((ChannelFutureListener) done -> sent(size));
        }
    }

    private void sent(int size) {
        if (unsent.addAndGet(-size) <= ROOMY && waitingForRoom > 0) {
            synchronized (room) {
                room.notifyAll();
            }
        }
    }

    private void discard() {
        for (ByteBuf bytes = queue.poll(); bytes != null; bytes = queue.poll()) {
            sent(bytes.readableBytes());
            bytes.release();
        }
    }
}
