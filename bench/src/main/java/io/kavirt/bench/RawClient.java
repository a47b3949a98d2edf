package io.kavirt.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A client that speaks libvirt's remote protocol by plain bytes over a unix socket and shares no code with the product, so
 * that the same client can be used against any daemon. One call at a time; {@link Load} keeps many in flight.
 */
public final class RawClient implements AutoCloseable {
    /** The main program and its version. */
    public static final int PROGRAM = 0x20008086;

    public static final int VERSION = 1;

    static final int HEADER = 28;

    public static final int CONNECT_OPEN = 1;
    public static final int CONNECT_CLOSE = 2;
    public static final int DOMAIN_CREATE_XML = 10;
    public static final int DOMAIN_DEFINE_XML = 11;
    public static final int DOMAIN_DESTROY = 12;
    public static final int DOMAIN_GET_XML_DESC = 14;
    public static final int DOMAIN_GET_INFO = 16;
    public static final int DOMAIN_LOOKUP_BY_NAME = 23;
    public static final int DOMAIN_UNDEFINE = 35;
    public static final int CONNECT_GET_HOSTNAME = 59;
    public static final int AUTH_LIST = 66;
    public static final int CONNECT_GET_LIB_VERSION = 157;
    public static final int CONNECT_LIST_ALL_DOMAINS = 273;

    private final SocketChannel channel;
    private final ByteBuffer head = ByteBuffer.allocate(HEADER);
    private int serial;

    private RawClient(SocketChannel channel) {
        this.channel = channel;
    }

    /** Connects without saying anything. */
    public static RawClient connect(Path socket) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        return new RawClient(channel);
    }

    /** Connects and opens a URI, as a library client does. */
    public static RawClient open(Path socket, String uri) throws IOException {
        RawClient client = connect(socket);
        try {
            client.call(AUTH_LIST, new byte[0]);
            client.call(CONNECT_OPEN, openArguments(uri, 0));
            return client;
        } catch (IOException | RuntimeException e) {
            client.close();
            throw e;
        }
    }

    /** Arguments of CONNECT_OPEN. */
    public static byte[] openArguments(String uri, int flags) {
        return new XdrWriter().optionalString(uri).integer(flags).bytes();
    }

    /** The channel, for those who take over reading and writing. */
    SocketChannel channel() {
        return channel;
    }

    /** A whole packet. */
    public static byte[] packet(
            int program, int version, int procedure, int type, int serial, int status, byte[] payload) {
        return ByteBuffer.allocate(HEADER + payload.length)
                .putInt(HEADER + payload.length)
                .putInt(program)
                .putInt(version)
                .putInt(procedure)
                .putInt(type)
                .putInt(serial)
                .putInt(status)
                .put(payload)
                .array();
    }

    /** Makes a call of the main program and waits for its reply. */
    public Reply exchange(int procedure, byte[] arguments) throws IOException {
        int mine = ++serial;
        send(packet(PROGRAM, VERSION, procedure, 0, mine, 0, arguments));
        while (true) {
            Reply reply = receive();
            if (reply.type() == 1 && reply.serial() == mine) {
                return reply;
            }
        }
    }

    /**
     * As {@link #exchange}, and the results.
     *
     * @throws Refused if the daemon answers with an error
     */
    public ByteBuffer call(int procedure, byte[] arguments) throws IOException {
        Reply reply = exchange(procedure, arguments);
        if (reply.status() != 0) {
            throw new Refused(reply.error());
        }
        return reply.payload();
    }

    /** Sends bytes as they are. */
    public void send(byte[] bytes) throws IOException {
        ByteBuffer out = ByteBuffer.wrap(bytes);
        while (out.hasRemaining()) {
            channel.write(out);
        }
    }

    /**
     * Waits for the next packet, whatever it is.
     *
     * @throws EOFException if the daemon has closed the connection
     */
    public Reply receive() throws IOException {
        fill(head.clear());
        head.flip();
        int length = head.getInt();
        int program = head.getInt();
        int version = head.getInt();
        int procedure = head.getInt();
        int type = head.getInt();
        int replySerial = head.getInt();
        int status = head.getInt();
        if (length < HEADER || length > (32 << 20) + 4) {
            throw new IOException("the daemon sent a packet of " + length + " bytes");
        }
        ByteBuffer payload = ByteBuffer.allocate(length - HEADER);
        fill(payload);
        return new Reply(program, version, procedure, type, replySerial, status, payload.flip());
    }

    private void fill(ByteBuffer into) throws IOException {
        while (into.hasRemaining()) {
            if (channel.read(into) < 0) {
                throw new EOFException("the daemon closed the connection");
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** A packet from the daemon. */
    public record Reply(int program, int version, int procedure, int type, int serial, int status, ByteBuffer payload) {
        /** The error that the payload holds. */
        public Fault error() {
            ByteBuffer in = payload.duplicate();
            int code = in.getInt();
            int domain = in.getInt();
            String message = in.getInt() == 1 ? string(in) : "";
            return new Fault(code, domain, message);
        }
    }

    /** An error as the protocol carries it. */
    public record Fault(int code, int domain, String message) {}

    /** The daemon answered a call with an error. */
    public static final class Refused extends IOException {
        private final transient Fault fault;

        Refused(Fault fault) {
            super("error " + fault.code() + " of domain " + fault.domain() + ": " + fault.message());
            this.fault = fault;
        }

        public Fault fault() {
            return fault;
        }
    }

    /** Reads an XDR string. */
    public static String string(ByteBuffer in) {
        byte[] bytes = new byte[in.getInt()];
        in.get(bytes);
        in.position(in.position() + (-bytes.length & 3));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Copies the bytes of a domain reference, which can be sent back as they came. */
    public static byte[] domain(ByteBuffer in) {
        int start = in.position();
        string(in);
        in.position(in.position() + 16 + 4);
        byte[] bytes = new byte[in.position() - start];
        in.get(start, bytes);
        return bytes;
    }
}
