package io.kavirt.wire;

/** The protocol's fixed sizes, in bytes unless said otherwise. */
public final class WireLimits {
    /** The length word that starts a packet. */
    public static final int LENGTH_WORD = 4;
    /** The header behind the length word. */
    public static final int HEADER = 24;
    /** The smallest value of a length word: it counts itself and the header. */
    public static final int PACKET_MIN = LENGTH_WORD + HEADER;
    /** The largest value of a length word. */
    public static final int PACKET_MAX = 33554436;
    /** The longest text. */
    public static final int STRING_MAX = 4194304;
    /** The most bytes that a stream packet carries. */
    public static final int STREAM_CHUNK_MAX = 262120;
    /** The longest name of a typed parameter. */
    public static final int PARAMETER_NAME_MAX = 79;

    private WireLimits() {}
}
