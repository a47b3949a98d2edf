package io.kavirt.console;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The frames that both ends of the console's socket exchange: a type, a length, as many bytes. */
final class Frames {
    /** Longest payload; a longer one is refused before it is read. */
    static final int MAX_PAYLOAD = 64 * 1024;

    /** What a frame carries. */
    enum Type {
        /** Client: run this one command and say how it ended. */
        COMMAND,
        /** Client: open an interactive session; the payload is {@code columns rows terminal-type}. */
        INTERACTIVE,
        /** Client: typed bytes. An empty payload is the end of input. */
        INPUT,
        /** Server: bytes for standard output. */
        OUTPUT,
        /** Server: bytes for standard error. */
        ERROR,
        /** Server: the exit status in decimal; the last frame. */
        EXIT
    }

    /** One frame. */
    record Frame(Type type, byte[] payload) {
        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }
    }

    private Frames() {}

    /** Returns the next frame, or nothing when the peer has closed between frames. */
    static Optional<Frame> read(DataInputStream in) throws IOException {
        int type = in.read();
        if (type < 0) {
            return Optional.empty();
        }
        Type[] types = Type.values();
        if (type >= types.length) {
            throw new IOException("frame type " + type + " is unknown; 0 to " + (types.length - 1) + " are");
        }
        int length = in.readInt();
        if (length < 0 || length > MAX_PAYLOAD) {
            throw new IOException("frame of " + length + " bytes refused; at most " + MAX_PAYLOAD + " are accepted");
        }
        byte[] payload = in.readNBytes(length);
        if (payload.length < length) {
            throw new EOFException("peer closed within a frame: " + payload.length + " of " + length + " bytes");
        }
        return Optional.of(new Frame(types[type], payload));
    }

    static void write(DataOutputStream out, Type type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        write(out, type, bytes, 0, bytes.length);
    }

    /** Writes the bytes as one frame, or as several where they exceed a frame. */
    static void write(DataOutputStream out, Type type, byte[] bytes, int offset, int length) throws IOException {
        synchronized (out) {
            int done = 0;
            do {
                int part = Math.min(length - done, MAX_PAYLOAD);
                out.writeByte(type.ordinal());
                out.writeInt(part);
                out.write(bytes, offset + done, part);
                done += part;
            } while (done < length);
            out.flush();
        }
    }

    /** Turns everything written to it into frames of one type. */
    static OutputStream stream(DataOutputStream out, Type type) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (length > 0) {
                    Frames.write(out, type, bytes, offset, length);
                }
            }
        };
    }
}
