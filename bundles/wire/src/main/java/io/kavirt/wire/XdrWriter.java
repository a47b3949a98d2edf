package io.kavirt.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/**
 * Writes XDR values and packets, one behind the other, into an array that grows. A packet that would exceed the greatest size is
 * refused with a {@link io.kavirt.api.VirtException} (RPC); {@link #truncate} then takes its beginning back. For one thread.
 */
public final class XdrWriter {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int INITIAL = 1024;
    private static final int SHORT_TEXT = 48;

    private final int packetMax;
    private byte[] bytes = new byte[INITIAL];
    private int position;
    private int packetStart;

    /** Allows packets as large as the protocol does. */
    public XdrWriter() {
        this(WireLimits.PACKET_MAX);
    }

    /** Allows packets of up to {@code packetMax} bytes, length word and header included. */
    public XdrWriter(int packetMax) {
        this.packetMax = packetMax;
    }

    /** The array that holds the bytes; only the first {@link #size} count, and only until the next write. */
    public byte[] array() {
        return bytes;
    }

    /** How many bytes were written. */
    public int size() {
        return position;
    }

    /** Forgets everything; an array that had to grow far beyond {@code keep} bytes is given up. */
    public void clear(int keep) {
        position = 0;
        packetStart = 0;
        if (bytes.length > keep) {
            bytes = new byte[Math.max(INITIAL, keep)];
        }
    }

    /** Goes back to an earlier {@link #size}. */
    public void truncate(int size) {
        if (size < 0 || size > position) {
            throw new IllegalArgumentException(size + " of " + position);
        }
        position = size;
        packetStart = size;
    }

    /** The bytes so far, copied. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, position);
    }

    /** Starts a packet; what is written next is its contents. */
    public void beginPacket(int program, int version, int procedure, int type, int serial, int status) {
        packetStart = position;
        int at = take(WireLimits.PACKET_MIN);
        INT.set(bytes, at + 4, program);
        INT.set(bytes, at + 8, version);
        INT.set(bytes, at + 12, procedure);
        INT.set(bytes, at + 16, type);
        INT.set(bytes, at + 20, serial);
        INT.set(bytes, at + 24, status);
    }

    /** Ends the packet that {@link #beginPacket} started. */
    public void endPacket() {
        INT.set(bytes, packetStart, position - packetStart);
        packetStart = position;
    }

    /** A 32-bit number. */
    public void writeInt(int value) {
        int at = take(4);
        INT.set(bytes, at, value);
    }

    /** A 64-bit number. */
    public void writeLong(long value) {
        int at = take(8);
        LONG.set(bytes, at, value);
    }

    /** A floating point number. */
    public void writeDouble(double value) {
        writeLong(Double.doubleToRawLongBits(value));
    }

    /** True or false. */
    public void writeBoolean(boolean value) {
        writeInt(value ? 1 : 0);
    }

    /** 16 bytes. */
    public void writeUuid(UUID value) {
        int at = take(16);
        LONG.set(bytes, at, value.getMostSignificantBits());
        LONG.set(bytes, at + 8, value.getLeastSignificantBits());
    }

    /** A text of any length that the protocol allows. */
    public void writeString(String value) {
        writeString(value, WireLimits.STRING_MAX);
    }

    /**
     * A text.
     *
     * @param limit its greatest length in bytes
     */
    public void writeString(String value, int limit) {
        int length = value.length();
        if (length <= SHORT_TEXT && length <= limit && writeShortAscii(value, length)) {
            return;
        }
        byte[] encoded = encode(value);
        if (encoded.length > limit) {
            throw WireErrors.unsendable(
                    "string has " + encoded.length + " bytes, but at most " + limit + " can be sent");
        }
        int at = take(4 + XdrReader.padded(encoded.length));
        INT.set(bytes, at, encoded.length);
        System.arraycopy(encoded, 0, bytes, at + 4, encoded.length);
        clearPadding(at + 4 + encoded.length);
    }

    /** Bytes as they are, without length or padding. */
    public void writeRaw(ByteBuffer from) {
        int length = from.remaining();
        int at = take(length);
        from.get(bytes, at, length);
    }

    /** Bytes as they are, without length or padding. */
    public void writeRaw(byte[] from, int offset, int length) {
        int at = take(length);
        System.arraycopy(from, offset, bytes, at, length);
    }

    static byte[] encode(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        if (!XdrReader.isPlainAscii(encoded, 0, encoded.length)) {
            int zero = value.indexOf('\0');
            if (zero >= 0) {
                throw WireErrors.unsendable("string has a NUL at character " + zero + " and cannot be sent");
            }
        }
        return encoded;
    }

    private boolean writeShortAscii(String value, int length) {
        int start = position;
        int at = take(4 + XdrReader.padded(length));
        INT.set(bytes, at, length);
        byte[] into = bytes;
        at += 4;
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c == 0 || c > 127) {
                position = start;
                return false;
            }
            into[at + i] = (byte) c;
        }
        clearPadding(at + length);
        return true;
    }

    private void clearPadding(int from) {
        for (int i = from; i < position; i++) {
            bytes[i] = 0;
        }
    }

    private int take(int count) {
        int at = position;
        int needed = at + count;
        if (needed > bytes.length || needed < 0) {
            grow(count);
        }
        if (needed - packetStart > packetMax) {
            throw tooLarge();
        }
        position = needed;
        return at;
    }

    private void grow(int count) {
        long needed = (long) position + count;
        if (needed - packetStart > packetMax || needed > Integer.MAX_VALUE - 16) {
            throw tooLarge();
        }
        bytes = Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 16, Math.max(needed, 2L * bytes.length)));
    }

    private RuntimeException tooLarge() {
        return WireErrors.unsendable("packet would be larger than the accepted " + packetMax + " bytes");
    }
}
