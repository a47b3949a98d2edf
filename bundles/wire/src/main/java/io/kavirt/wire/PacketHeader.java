package io.kavirt.wire;

/**
 * What stands behind a packet's length word.
 *
 * @param program number of the program
 * @param version its version
 * @param procedure number of the procedure
 * @param type one of the type constants
 * @param serial the call that a reply or stream packet belongs to
 * @param status one of the status constants
 */
public record PacketHeader(int program, int version, int procedure, int type, int serial, int status) {
    /** A call, from client to server. */
    public static final int CALL = 0;
    /** The answer to a call. */
    public static final int REPLY = 1;
    /** A message that nobody answers. */
    public static final int MESSAGE = 2;
    /** Bytes of a stream, its end or its failure. */
    public static final int STREAM = 3;
    /** A call with file descriptors beside it. */
    public static final int CALL_WITH_FDS = 4;
    /** An answer with file descriptors beside it. */
    public static final int REPLY_WITH_FDS = 5;
    /** A hole in a stream. */
    public static final int STREAM_HOLE = 6;

    /** All is well; in a stream packet: finish. */
    public static final int OK = 0;
    /** An error record follows; in a stream packet from the client: abort. */
    public static final int ERROR = 1;
    /** More of the stream. */
    public static final int CONTINUE = 2;

    /** The program that shows that the other side lives. */
    public static final int KEEPALIVE_PROGRAM = 0x6b656570;
    /** The version of {@link #KEEPALIVE_PROGRAM}. */
    public static final int KEEPALIVE_VERSION = 1;
    /** Asks for {@link #PONG}. */
    public static final int PING = 1;
    /** Answers {@link #PING}. */
    public static final int PONG = 2;

    /** The serial of event packets, which receivers do not match. */
    public static final int EVENT_SERIAL = 1;

    /** Reads a header; the reader stands behind the length word. */
    public static PacketHeader read(XdrReader in) {
        return new PacketHeader(in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt());
    }

    /** Starts a packet with this header. */
    public void begin(XdrWriter out) {
        out.beginPacket(program, version, procedure, type, serial, status);
    }
}
