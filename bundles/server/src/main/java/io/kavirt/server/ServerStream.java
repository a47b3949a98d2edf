package io.kavirt.server;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.api.VirtStream;
import io.kavirt.wire.PacketHeader;
import io.kavirt.wire.ProcedureEntry;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream between a client and what a call opened. One background thread receives and sends packets; another, while there is
 * something to do, hands the client's bytes on. A slow client stops the first, a slow stream stops reading from the client.
 */
final class ServerStream {
    private static final Logger log = LoggerFactory.getLogger(ServerStream.class);
    private static final int CHUNK = 64 * 1024;
    private static final int INCOMING_HIGH = 1 << 20;
    /** What a packet costs beside its bytes, so that many small ones count too. */
    private static final int STEP_COST = 64;

    private static final int INCOMING_LOW = 256 * 1024;

    private final ClientConnection client;
    private final ClientStreams streams;
    private final ProcedureEntry entry;
    private final int serial;
    private final VirtStream stream;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Queue<Step> incoming = new ArrayDeque<>();
    private int incomingBytes;
    private boolean draining;
    private boolean full;

    ServerStream(ClientConnection client, ClientStreams streams, ProcedureEntry entry, int serial, VirtStream stream) {
        this.client = client;
        this.streams = streams;
        this.entry = entry;
        this.serial = serial;
        this.stream = stream;
    }

    /** Starts to send what the stream brings. */
    void start() {
        client.server().background().execute(this::pump);
    }

    /** The client sent bytes. */
    void data(byte[] bytes) {
        add(new Step(bytes, 0, false));
    }

    /** The client sent a hole. */
    void hole(long length) {
        if (length < 0) {
            fail("hole has the length " + length + ", but only 0 and above are accepted");
        } else {
            add(new Step(new byte[0], length, false));
        }
    }

    /** The client has sent everything. */
    void finish() {
        add(new Step(new byte[0], 0, true));
    }

    /** The client wants no more. */
    void abort() {
        if (end()) {
            client.server().background().execute(() -> {
                abortQuietly();
                confirm();
            });
        }
    }

    /** The client broke the protocol. */
    void fail(String message) {
        failed(new VirtException(ErrorCode.RPC, ErrorDomain.RPC, message));
    }

    /** The client is gone. */
    void disconnected() {
        if (end()) {
            client.server().background().execute(this::abortQuietly);
        }
    }

    private void pump() {
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
        try {
            while (!ended.get() && client.outbox().awaitRoom()) {
                buffer.clear();
                int count = stream.receive(buffer);
                if (ended.get()) {
                    return;
                }
                buffer.flip();
                if (count > 0) {
                    sendData(buffer);
                } else if (count == 0) {
                    long hole = stream.receiveHole();
                    if (hole > 0) {
                        sendHole(hole);
                    }
                } else {
                    sendData(buffer);
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failed(new VirtException(ErrorCode.OPERATION_ABORTED, ErrorDomain.RPC, "the stream was interrupted"));
        } catch (VirtException e) {
            if (e.code() != ErrorCode.NO_SUPPORT) {
                failed(e);
            }
        } catch (RuntimeException e) {
            log.error("The stream of {} failed", entry, e);
            failed(internal(e));
        }
    }

    private void add(Step step) {
        boolean start;
        synchronized (incoming) {
            incoming.add(step);
            incomingBytes += step.bytes.length + STEP_COST;
            start = !draining;
            draining = true;
            if (incomingBytes >= INCOMING_HIGH && !full) {
                full = true;
                streams.full();
            }
        }
        if (start) {
            client.server().background().execute(this::drain);
        }
    }

    private void drain() {
        try {
            for (Step step = next(); step != null && !ended.get(); step = next()) {
                if (step.last) {
                    stream.finish();
                    if (end()) {
                        confirm();
                    }
                } else if (step.hole > 0) {
                    stream.sendHole(step.hole);
                } else if (step.bytes.length > 0) {
                    stream.send(ByteBuffer.wrap(step.bytes));
                }
            }
        } catch (VirtException e) {
            failed(e);
        } catch (RuntimeException e) {
            log.error("The stream of {} failed", entry, e);
            failed(internal(e));
        }
    }

    private Step next() {
        synchronized (incoming) {
            Step step = incoming.poll();
            if (step == null) {
                draining = false;
            } else {
                incomingBytes -= step.bytes.length + STEP_COST;
            }
            if (full && incomingBytes <= INCOMING_LOW) {
                release();
            }
            return step;
        }
    }

    private void release() {
        full = false;
        client.onLoop(streams::drained);
    }

    private void failed(VirtException error) {
        if (end()) {
            client.outbox()
                    .send(out -> Outbox.writeError(
                            out,
                            entry.program().id(),
                            entry.program().version(),
                            entry.number(),
                            PacketHeader.STREAM,
                            serial,
                            error));
            client.server().background().execute(this::abortQuietly);
        }
    }

    /** Whether this was the end; false if it had ended before. */
    private boolean end() {
        if (!ended.compareAndSet(false, true)) {
            return false;
        }
        streams.ended(serial, this);
        synchronized (incoming) {
            incoming.clear();
            incomingBytes = 0;
            if (full) {
                release();
            }
        }
        return true;
    }

    private void abortQuietly() {
        try {
            stream.abort();
        } catch (RuntimeException e) {
            log.debug("Aborting the stream of {} failed", entry, e);
        }
    }

    private void confirm() {
        send(PacketHeader.STREAM, PacketHeader.OK, ByteBuffer.allocate(0));
    }

    private void sendData(ByteBuffer bytes) {
        send(PacketHeader.STREAM, PacketHeader.CONTINUE, bytes);
    }

    private void sendHole(long length) {
        client.outbox().send(out -> {
            begin(out, PacketHeader.STREAM_HOLE, PacketHeader.CONTINUE);
            out.writeLong(length);
            out.writeInt(0);
            out.endPacket();
        });
    }

    private void send(int type, int status, ByteBuffer bytes) {
        client.outbox().send(out -> {
            begin(out, type, status);
            out.writeRaw(bytes);
            out.endPacket();
        });
    }

    private void begin(io.kavirt.wire.XdrWriter out, int type, int status) {
        out.beginPacket(entry.program().id(), entry.program().version(), entry.number(), type, serial, status);
    }

    private VirtException internal(RuntimeException e) {
        return new VirtException(
                ErrorCode.INTERNAL_ERROR,
                ErrorDomain.STREAMS,
                "internal error in a stream of " + entry.name() + ": " + e,
                e);
    }

    /** Something that the client sent, in order. */
    private static final class Step {
        final byte[] bytes;
        final long hole;
        final boolean last;

        Step(byte[] bytes, long hole, boolean last) {
            this.bytes = bytes;
            this.hole = hole;
            this.last = last;
        }
    }
}
