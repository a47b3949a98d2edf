package io.kavirt.server;

import io.kavirt.api.contract.Program;
import io.kavirt.api.driver.Identity;
import io.kavirt.server.FrameReader.LostFramingException;
import io.kavirt.wire.PacketHeader;
import io.kavirt.wire.XdrReader;
import io.kavirt.wire.XdrWriter;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's connection: packets in and out, signs of life, and when to stop reading. What the packets mean is left to
 * {@link CallDispatcher} and {@link ClientStreams}. Unless said otherwise methods run on the channel's event loop.
 */
final class ClientConnection extends ChannelInboundHandlerAdapter implements FrameReader.Sink {
    private static final Logger log = LoggerFactory.getLogger(ClientConnection.class);

    /** Why reading may be stopped. */
    enum Pause {
        /** Too many calls wait their turn. */
        CALLS,
        /** The client does not take what is sent to it. */
        OUTPUT,
        /** A stream's other end is slower than the client. */
        STREAM
    }

    private final ServerContext server;
    private final boolean readOnly;
    private final FrameReader frames;
    private final XdrReader reader = new XdrReader();
    private Channel channel;
    private Outbox outbox;
    private Identity identity;
    private CallDispatcher calls;
    private ClientStreams streams;
    private final AtomicBoolean dropped = new AtomicBoolean();
    private int pauses;
    private boolean keepaliveWanted;
    private int unanswered;
    private boolean heard;
    private boolean closing;
    private volatile boolean open = true;

    ClientConnection(ServerContext server, boolean readOnly) {
        this.server = server;
        this.readOnly = readOnly;
        this.frames = new FrameReader(server.settings().maxPacket());
    }

    ServerContext server() {
        return server;
    }

    boolean isReadOnly() {
        return readOnly;
    }

    Identity identity() {
        return identity;
    }

    Outbox outbox() {
        return outbox;
    }

    ClientStreams streams() {
        return streams;
    }

    CallDispatcher calls() {
        return calls;
    }

    /** Whether the client is still there. Any thread. */
    boolean isOpen() {
        return open;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        identity = server.identify(channel);
        calls = new CallDispatcher(this);
        streams = new ClientStreams(this);
        outbox = new Outbox(channel, calls::finishCalls);
        server.joined(this);
        log.debug("Client {} connected", identity);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        open = false;
        outbox.close();
        calls.disconnected();
        streams.disconnected();
        server.left(this);
        log.debug("Client {} disconnected", identity);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (!closing) {
                heard = true;
                frames.read((ByteBuf) message, this);
            }
        } catch (LostFramingException e) {
            lostFraming(e);
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        outbox.flushBatch();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (channel.isWritable()) {
            resume(Pause.OUTPUT);
        } else {
            pause(Pause.OUTPUT);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException) {
            log.debug("Connection of {} broke: {}", identity, cause.getMessage());
        } else {
            log.error("Closing the connection of {}", identity, cause);
        }
        channel.close();
    }

    @Override
    public boolean wantsMore() {
        return pauses == 0;
    }

    @Override
    public void packet(byte[] bytes, int offset, int length) {
        if (closing) {
            return;
        }
        reader.reset(bytes, offset, length);
        int program = reader.readInt();
        int version = reader.readInt();
        int procedure = reader.readInt();
        int type = reader.readInt();
        int serial = reader.readInt();
        int status = reader.readInt();
        if (program == PacketHeader.KEEPALIVE_PROGRAM && type == PacketHeader.MESSAGE) {
            if (procedure == PacketHeader.PING) {
                writeKeepalive(outbox.batch(), PacketHeader.PONG);
            }
            return;
        }
        PacketHeader header = new PacketHeader(program, version, procedure, type, serial, status);
        switch (type) {
            case PacketHeader.CALL -> calls.call(header, reader, length);
            case PacketHeader.STREAM, PacketHeader.STREAM_HOLE -> streams.packet(header, reader);
            case PacketHeader.CALL_WITH_FDS -> refuseDescriptors(header);
            default ->
                calls.refuse(header, "unexpected message type " + type + "; accepted are calls (0) and streams (3, 6)");
        }
        outbox.packetAdded();
    }

    /** Watches over the client from now on: it has said that it answers signs of life. Any thread. */
    void startKeepalive() {
        channel.eventLoop().execute(() -> {
            if (!keepaliveWanted && open) {
                keepaliveWanted = true;
                scheduleKeepalive();
            }
        });
    }

    /** Stops reading until the reason is gone. */
    void pause(Pause reason) {
        pauses |= 1 << reason.ordinal();
        channel.config().setAutoRead(false);
    }

    /** Takes a reason back. */
    void resume(Pause reason) {
        int before = pauses;
        pauses &= ~(1 << reason.ordinal());
        if (before != 0 && pauses == 0 && !closing) {
            channel.config().setAutoRead(true);
            // Later, since this may have been called while a packet is handled.
            onLoop(this::readKept);
        }
    }

    private void readKept() {
        try {
            if (open && !closing) {
                frames.resume(this);
                outbox.flushBatch();
            }
        } catch (LostFramingException e) {
            lostFraming(e);
        }
    }

    private void lostFraming(LostFramingException e) {
        log.warn("Closing the connection of {}: {}", identity, e.getMessage());
        closeAfterFlush();
    }

    /** Runs on the event loop. Any thread. */
    void onLoop(Runnable task) {
        try {
            channel.eventLoop().execute(task);
        } catch (RejectedExecutionException e) {
            // The daemon has ended, and the connection with it.
            open = false;
        }
    }

    /** Sends what there is, then closes. Any thread. */
    void closeAfterFlush() {
        if (!channel.eventLoop().inEventLoop()) {
            onLoop(this::closeAfterFlush);
            return;
        }
        closing = true;
        channel.config().setAutoRead(false);
        outbox.flushBatch();
        // Packets of other threads are queued on the loop before this one runs; an empty write marks the end of what
        // precedes it.
        channel.eventLoop().execute(() -> channel.writeAndFlush(channel.alloc().buffer(0))
                .addListener(ChannelFutureListener.CLOSE));
        channel.eventLoop().schedule(() -> channel.close(), 5, TimeUnit.SECONDS);
    }

    /** Closes at once: the client lets too much wait. Any thread. */
    void drop(String reason) {
        if (dropped.compareAndSet(false, true) && open) {
            log.warn("Closing the connection of {}: {}", identity, reason);
            outbox.close();
            channel.close();
        }
    }

    private void refuseDescriptors(PacketHeader header) {
        int count = reader.remaining() >= 4 ? reader.readInt() : 0;
        if (count >= 0 && count <= 32) {
            // Each descriptor brings a byte of its own behind the packet.
            frames.skip(count);
        }
        calls.refuse(header, "file descriptors beside a call are not accepted");
    }

    private void scheduleKeepalive() {
        long nanos = server.settings().keepaliveInterval().toNanos();
        if (nanos > 0 && open) {
            channel.eventLoop().schedule(this::checkKeepalive, nanos, TimeUnit.NANOSECONDS);
        }
    }

    private void checkKeepalive() {
        if (!open || closing) {
            return;
        }
        if (pauses != 0) {
            // While nothing is read, its questions go unheard: whatever it gets tells the client that we live.
            unanswered = 0;
            writeKeepalive(outbox.batch(), PacketHeader.PONG);
        } else if (heard) {
            unanswered = 0;
        } else if (++unanswered > server.settings().keepaliveCount()) {
            drop("no sign of life in " + server.settings().keepaliveInterval().multipliedBy(unanswered));
            return;
        } else {
            writeKeepalive(outbox.batch(), PacketHeader.PING);
        }
        heard = false;
        outbox.flushBatch();
        scheduleKeepalive();
    }

    private static void writeKeepalive(XdrWriter out, int procedure) {
        out.beginPacket(
                PacketHeader.KEEPALIVE_PROGRAM,
                PacketHeader.KEEPALIVE_VERSION,
                procedure,
                PacketHeader.MESSAGE,
                0,
                PacketHeader.OK);
        out.endPacket();
    }

    /** Tells the client that the daemon's end is near, if it asked to be told. Any thread. */
    void announceEnd() {
        if (calls.session().wantsCloseNotice()) {
            Program program = Program.REMOTE;
            outbox.send(out -> {
                out.beginPacket(
                        program.id(),
                        program.version(),
                        ClientSession.CONNECTION_CLOSED_MESSAGE,
                        PacketHeader.MESSAGE,
                        PacketHeader.EVENT_SERIAL,
                        PacketHeader.OK);
                out.writeInt(io.kavirt.api.connection.CloseReason.EOF.code());
                out.endPacket();
            });
        }
    }
}
