package io.kavirt.wire;

import io.kavirt.api.VirtException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Reads XDR values from a range of bytes. Every method throws {@link VirtException} (RPC) if the bytes do not hold such a value;
 * nothing is allocated before it is known that the bytes for it are there. For one thread; can be pointed at new bytes.
 */
public final class XdrReader {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long LOW_BITS = 0x0101010101010101L;

    private byte[] bytes;
    private int position;
    private int end;

    /** Reads from nothing, until {@link #reset}. */
    public XdrReader() {
        this(new byte[0], 0, 0);
    }

    /** Reads {@code length} bytes from {@code offset}. The array is not copied. */
    public XdrReader(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        reset(bytes, offset, length);
    }

    /** Starts anew with other bytes. */
    public void reset(byte[] bytes, int offset, int length) {
        if (offset < 0 || length < 0 || offset > bytes.length - length) {
            throw new IllegalArgumentException("range " + offset + "+" + length + " of " + bytes.length + " bytes");
        }
        this.bytes = bytes;
        this.position = offset;
        this.end = offset + length;
    }

    /** How many bytes are left. */
    public int remaining() {
        return end - position;
    }

    /** Refuses bytes that nobody asked for. */
    public void expectEnd() {
        if (position != end) {
            throw WireErrors.malformed("packet has " + remaining() + " bytes more than its contents take");
        }
    }

    /** A 32-bit number. */
    public int readInt() {
        int at = take(4);
        return (int) INT.get(bytes, at);
    }

    /** A 64-bit number. */
    public long readLong() {
        int at = take(8);
        return (long) LONG.get(bytes, at);
    }

    /** A floating point number. */
    public double readDouble() {
        return Double.longBitsToDouble(readLong());
    }

    /** True or false: 1 or 0. */
    public boolean readBoolean() {
        int value = readInt();
        if ((value & ~1) != 0) {
            throw WireErrors.malformed("boolean is " + value + ", but only 0 and 1 are accepted");
        }
        return value == 1;
    }

    /** 16 bytes. */
    public UUID readUuid() {
        long high = readLong();
        return new UUID(high, readLong());
    }

    /**
     * The number of elements that follow.
     *
     * @param limit the most elements that are accepted
     * @param elementSize how many bytes an element takes at least
     */
    public int readCount(int limit, int elementSize) {
        int count = readInt();
        if (count < 0 || count > limit) {
            throw WireErrors.malformed("array has " + Integer.toUnsignedString(count) + " elements, but at most "
                    + limit + " are accepted");
        }
        if ((long) count * elementSize > remaining()) {
            throw WireErrors.malformed("array of " + count + " elements does not fit into the remaining " + remaining()
                    + " bytes of the packet");
        }
        return count;
    }

    /** A text of any length that the protocol allows. */
    public String readString() {
        return readString(WireLimits.STRING_MAX);
    }

    /**
     * A text.
     *
     * @param limit its greatest length in bytes
     */
    public String readString(int limit) {
        int length = readInt();
        if (length < 0 || length > limit) {
            throw WireErrors.malformed("string has " + Integer.toUnsignedString(length) + " bytes, but at most " + limit
                    + " are accepted");
        }
        int at = take(padded(length));
        if (isPlainAscii(bytes, at, length)) {
            return new String(bytes, at, length, StandardCharsets.ISO_8859_1);
        }
        return decodeUtf8(bytes, at, length);
    }

    /** Copies all that is left. */
    public byte[] readRest() {
        byte[] rest = new byte[remaining()];
        System.arraycopy(bytes, position, rest, 0, rest.length);
        position = end;
        return rest;
    }

    static String decodeUtf8(byte[] bytes, int at, int length) {
        for (int i = at; i < at + length; i++) {
            if (bytes[i] == 0) {
                throw WireErrors.malformed("string has a NUL at byte " + (i - at));
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, at, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new VirtException(
                    io.kavirt.api.ErrorCode.RPC, io.kavirt.api.ErrorDomain.RPC, "string is not UTF-8", e);
        }
    }

    /** Whether all bytes are in 1..127. */
    static boolean isPlainAscii(byte[] bytes, int at, int length) {
        int i = at;
        int wordsEnd = at + length - 7;
        for (; i < wordsEnd; i += 8) {
            long word = (long) LONG.get(bytes, i);
            // The first part finds bytes above 127, the second a zero byte among those that are not.
            if (((word | (word - LOW_BITS)) & HIGH_BITS) != 0) {
                return false;
            }
        }
        for (; i < at + length; i++) {
            if (bytes[i] <= 0) {
                return false;
            }
        }
        return true;
    }

    static int padded(int length) {
        return (length + 3) & ~3;
    }

    private int take(int count) {
        int at = position;
        if (count > end - at) {
            throw WireErrors.malformed(
                    "packet ends too early: " + count + " bytes are expected, " + remaining() + " are left");
        }
        position = at + count;
        return at;
    }
}
