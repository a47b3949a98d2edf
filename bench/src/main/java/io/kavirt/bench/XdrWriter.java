package io.kavirt.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes XDR, independently of the product's own codec. */
public final class XdrWriter {
    private ByteBuffer buffer = ByteBuffer.allocate(256);

    /** An int, unsigned int, enum or bool. */
    public XdrWriter integer(int value) {
        room(4).putInt(value);
        return this;
    }

    /** A hyper or unsigned hyper. */
    public XdrWriter hyper(long value) {
        room(8).putLong(value);
        return this;
    }

    /** A string that must be there. */
    public XdrWriter string(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        integer(bytes.length);
        return fixed(bytes);
    }

    /** A string that may be absent, and is not. */
    public XdrWriter optionalString(String value) {
        return integer(1).string(value);
    }

    /** Bytes of a known number, padded to a multiple of four. */
    public XdrWriter fixed(byte[] bytes) {
        int padded = (bytes.length + 3) & ~3;
        room(padded).put(bytes);
        for (int i = bytes.length; i < padded; i++) {
            buffer.put((byte) 0);
        }
        return this;
    }

    /** What was written. */
    public byte[] bytes() {
        byte[] all = new byte[buffer.position()];
        buffer.flip().get(all);
        buffer.clear();
        return all;
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(buffer.capacity() * 2, buffer.position() + bytes));
            larger.put(buffer.flip());
            buffer = larger;
        }
        return buffer;
    }
}
