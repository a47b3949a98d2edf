package io.kavirt.server;

import io.kavirt.api.ObjectRef;
import io.kavirt.api.VirtException;
import io.kavirt.api.connection.WireSession;
import io.kavirt.api.contract.Program;
import io.kavirt.api.contract.Shape;
import io.kavirt.core.Operations;
import io.kavirt.wire.CallArguments;
import io.kavirt.wire.ErrorRecord;
import io.kavirt.wire.PacketHeader;
import io.kavirt.wire.ProcedureEntry;
import io.kavirt.wire.ProcedureTable;
import io.kavirt.wire.XdrReader;
import io.kavirt.wire.XdrWriter;
import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A client that says exactly what a test wants. */
final class TestClient implements AutoCloseable {
    static final ProcedureTable PROCEDURES = procedures();

    private final SocketChannel channel;
    private int serial;

    TestClient(Path socket) throws IOException {
        channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
    }

    private static ProcedureTable procedures() {
        List<Class<?>> facets = new ArrayList<>(new Operations().facets());
        facets.add(WireSession.class);
        return ProcedureTable.of(facets);
    }

    /** Connects and opens {@code test:///default}. */
    static TestClient opened(Path socket) throws IOException {
        TestClient client = new TestClient(socket);
        client.call(1, null, "test:///default", Set.of());
        return client;
    }

    static ProcedureEntry entry(int number) {
        return PROCEDURES.find(Program.REMOTE, number);
    }

    /** Calls and waits; throws what the daemon answers as an error. */
    @Nullable
    Object call(int number, @Nullable ObjectRef object, @Nullable Object... arguments) throws IOException {
        return call(entry(number), object, arguments);
    }

    @Nullable
    Object call(ProcedureEntry entry, @Nullable ObjectRef object, @Nullable Object... arguments) throws IOException {
        int mine = sendCall(entry, object, arguments);
        while (true) {
            Packet packet = receive();
            if (packet.header.type() == PacketHeader.REPLY && packet.header.serial() == mine) {
                return result(entry, packet);
            }
        }
    }

    static @Nullable Object result(ProcedureEntry entry, Packet packet) {
        if (packet.header.status() == PacketHeader.ERROR) {
            throw packet.error();
        }
        if (entry.shape() == Shape.STREAM) {
            return null;
        }
        return entry.readResult(packet.reader(), null);
    }

    int sendCall(int number, @Nullable ObjectRef object, @Nullable Object... arguments) throws IOException {
        return sendCall(entry(number), object, arguments);
    }

    int sendCall(ProcedureEntry entry, @Nullable ObjectRef object, @Nullable Object... arguments) throws IOException {
        XdrWriter out = new XdrWriter();
        int mine = ++serial;
        writeCall(out, entry, mine, object, arguments);
        send(out);
        return mine;
    }

    static void writeCall(
            XdrWriter out,
            ProcedureEntry entry,
            int serial,
            @Nullable ObjectRef object,
            @Nullable Object... arguments) {
        int most =
                switch (entry.shape()) {
                    case CALLER_MAX -> 1024;
                    case COUNT_PROBE -> 16;
                    default -> 1;
                };
        out.beginPacket(entry.program().id(), 1, entry.number(), PacketHeader.CALL, serial, PacketHeader.OK);
        entry.writeArguments(out, new CallArguments(object, arguments, most));
        out.endPacket();
    }

    /** A packet whose contents are {@code payload}. */
    void send(int program, int version, int procedure, int type, int serial, int status, byte... payload)
            throws IOException {
        XdrWriter out = new XdrWriter();
        out.beginPacket(program, version, procedure, type, serial, status);
        out.writeRaw(payload, 0, payload.length);
        out.endPacket();
        send(out);
    }

    void send(XdrWriter out) throws IOException {
        send(out.toByteArray());
    }

    void send(byte... bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** Whether the daemon has closed the connection; waits for that or for a packet. */
    boolean isClosedByPeer() throws IOException {
        try {
            receive();
            return false;
        } catch (EOFException e) {
            return true;
        }
    }

    Packet receive() throws IOException {
        ByteBuffer head = ByteBuffer.allocate(4);
        fill(head);
        ByteBuffer rest = ByteBuffer.allocate(head.getInt(0) - 4);
        fill(rest);
        XdrReader in = new XdrReader(rest.array(), 0, rest.capacity());
        PacketHeader header = PacketHeader.read(in);
        return new Packet(header, in.readRest());
    }

    private void fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException();
            }
        }
    }

    /** Goes without a word. */
    void leave() throws IOException {
        channel.close();
    }

    SocketChannel channel() {
        return channel;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    record Packet(PacketHeader header, byte[] payload) {
        XdrReader reader() {
            return new XdrReader(payload, 0, payload.length);
        }

        VirtException error() {
            return ErrorRecord.read(reader());
        }

        String text() {
            return new String(payload, java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
