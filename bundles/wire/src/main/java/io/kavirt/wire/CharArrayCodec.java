package io.kavirt.wire;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A text as an array of characters, four bytes each, with a zero behind the last. */
final class CharArrayCodec extends Codec {
    private final int length;
    private final boolean counted;

    CharArrayCodec(int length, boolean counted) {
        this.length = length;
        this.counted = counted;
    }

    @Override
    Object read(XdrReader in) {
        int count = counted ? in.readCount(length, 4) : length;
        if (in.remaining() / 4 < count) {
            throw WireErrors.malformed(
                    "character array of " + count + " does not fit into the remaining " + in.remaining() + " bytes");
        }
        byte[] bytes = new byte[count];
        int used = 0;
        boolean ended = false;
        for (int i = 0; i < count; i++) {
            int value = in.readInt();
            if (value < -128 || value > 255) {
                throw WireErrors.malformed("character is " + value + ", but only -128 to 255 are accepted");
            }
            ended |= value == 0;
            if (!ended) {
                bytes[used++] = (byte) value;
            }
        }
        return XdrReader.isPlainAscii(bytes, 0, used)
                ? new String(bytes, 0, used, StandardCharsets.ISO_8859_1)
                : XdrReader.decodeUtf8(bytes, 0, used);
    }

    @Override
    void write(XdrWriter out, @Nullable Object value) {
        byte[] bytes = XdrWriter.encode((String) value);
        int used = bytes.length;
        if (used >= length) {
            if (counted) {
                throw WireErrors.unsendable(
                        "string has " + used + " bytes, but at most " + (length - 1) + " can be sent");
            }
            used = cut(bytes, length - 1);
        }
        if (counted) {
            out.writeInt(used + 1);
        }
        for (int i = 0; i < used; i++) {
            out.writeInt(bytes[i]);
        }
        int zeros = counted ? 1 : length - used;
        for (int i = 0; i < zeros; i++) {
            out.writeInt(0);
        }
    }

    @Override
    int minimumSize() {
        return counted ? 4 : 4 * length;
    }

    @Override
    String layout() {
        return counted ? "i<" + length + ">" : "i[" + length + "]";
    }

    /** The greatest length up to {@code most} that does not split a character. */
    private static int cut(byte[] bytes, int most) {
        int end = most;
        while (end > 0 && (bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return end;
    }
}
