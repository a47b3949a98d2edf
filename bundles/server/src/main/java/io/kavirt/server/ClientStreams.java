package io.kavirt.server;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.api.VirtStream;
import io.kavirt.wire.PacketHeader;
import io.kavirt.wire.ProcedureEntry;
import io.kavirt.wire.XdrReader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The streams that one client has open, by the serial of the call that opened them. */
final class ClientStreams {
    private static final int STREAMS_MAX = 256;

    private final ClientConnection client;
    private final Map<Integer, ServerStream> streams = new ConcurrentHashMap<>();
    private int fullStreams;

    ClientStreams(ClientConnection client) {
        this.client = client;
    }

    /** Takes a new stream over; it is to be started when the reply is on its way. Any thread. */
    ServerStream open(ProcedureEntry entry, int serial, VirtStream stream) {
        if (streams.size() >= STREAMS_MAX || !client.isOpen()) {
            stream.abort();
            throw new VirtException(
                    ErrorCode.RPC,
                    ErrorDomain.RPC,
                    "a client may have " + STREAMS_MAX + " streams open at once, not more");
        }
        ServerStream opened = new ServerStream(client, this, entry, serial, stream);
        if (streams.putIfAbsent(serial, opened) != null) {
            stream.abort();
            throw new VirtException(
                    ErrorCode.RPC, ErrorDomain.RPC, "serial " + serial + " is already used by an open stream");
        }
        if (!client.isOpen()) {
            disconnected();
        }
        return opened;
    }

    /** Handles a stream packet. One for a stream that has ended may still be under way and is ignored. */
    void packet(PacketHeader header, XdrReader reader) {
        ServerStream stream = streams.get(header.serial());
        if (stream == null) {
            return;
        }
        if (header.type() == PacketHeader.STREAM_HOLE) {
            if (reader.remaining() != 12) {
                stream.fail("hole has " + reader.remaining() + " bytes, but 12 are accepted");
                return;
            }
            stream.hole(reader.readLong());
        } else {
            switch (header.status()) {
                case PacketHeader.CONTINUE -> stream.data(reader.readRest());
                case PacketHeader.OK -> stream.finish();
                case PacketHeader.ERROR -> stream.abort();
                default ->
                    stream.fail("stream packet has the status " + header.status() + ", but only 0 to 2 are accepted");
            }
        }
    }

    /** The connection is gone. */
    void disconnected() {
        streams.values().forEach(ServerStream::disconnected);
        streams.clear();
    }

    /** A stream's other end is slower than the client. */
    void full() {
        fullStreams++;
        client.pause(ClientConnection.Pause.STREAM);
    }

    /** A stream that was full is not any more. */
    void drained() {
        fullStreams--;
        if (fullStreams == 0) {
            client.resume(ClientConnection.Pause.STREAM);
        }
    }

    void ended(int serial, ServerStream stream) {
        streams.remove(serial, stream);
    }
}
