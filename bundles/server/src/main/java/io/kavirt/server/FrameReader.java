package io.kavirt.server;

import io.kavirt.wire.WireLimits;
import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.Arrays;

/**
 * Cuts a byte stream into packets. Memory grows with what has arrived, never with what a length word announces. For the thread of
 * one connection.
 */
final class FrameReader {
    private static final int SCRATCH = 64 * 1024;
    private static final FastThreadLocal<byte[]> SCRATCHES = new FastThreadLocal<>() {
        @Override
        protected byte[] initialValue() {
            return new byte[SCRATCH];
        }
    };
    private static final byte[] NONE = new byte[0];

    private final int maxPacket;
    private byte[] partial = NONE;
    private int partialLength;
    private int skip;

    FrameReader(int maxPacket) {
        this.maxPacket = maxPacket;
    }

    /**
     * Takes all bytes of {@code in} and gives each packet that is complete to {@code sink}.
     *
     * @throws LostFramingException if a length word cannot be true; nothing that follows can be understood
     */
    void read(ByteBuf in, Sink sink) throws LostFramingException {
        while (in.isReadable()) {
            if (partialLength == 0) {
                byte[] scratch = SCRATCHES.get();
                int length = Math.min(in.readableBytes(), scratch.length);
                in.readBytes(scratch, 0, length);
                int used = cut(scratch, length, sink);
                keep(scratch, used, length);
            } else {
                int length = Math.min(in.readableBytes(), SCRATCH);
                if (partialLength + length > partial.length) {
                    partial = Arrays.copyOf(partial, Math.max(partialLength + length, 2 * partial.length));
                }
                in.readBytes(partial, partialLength, length);
                int total = partialLength + length;
                int used = cut(partial, total, sink);
                keep(partial, used, total);
            }
        }
    }

    /** Goes on with what was kept while {@code sink} wanted no more. */
    void resume(Sink sink) throws LostFramingException {
        int used = cut(partial, partialLength, sink);
        keep(partial, used, partialLength);
    }

    /** Ignores the next bytes of the stream: those that carried file descriptors. To be called while a packet is handled. */
    void skip(int count) {
        skip += count;
    }

    private int cut(byte[] bytes, int end, Sink sink) throws LostFramingException {
        int at = 0;
        while (true) {
            if (skip > 0) {
                int skipped = Math.min(skip, end - at);
                skip -= skipped;
                at += skipped;
            }
            if (end - at < WireLimits.LENGTH_WORD || !sink.wantsMore()) {
                return at;
            }
            int length = (bytes[at] & 0xFF) << 24
                    | (bytes[at + 1] & 0xFF) << 16
                    | (bytes[at + 2] & 0xFF) << 8
                    | (bytes[at + 3] & 0xFF);
            if (length < WireLimits.PACKET_MIN || length > maxPacket) {
                throw new LostFramingException("packet length is " + Integer.toUnsignedString(length) + ", but "
                        + WireLimits.PACKET_MIN + " to " + maxPacket + " are accepted");
            }
            if (end - at < length) {
                return at;
            }
            sink.packet(bytes, at + WireLimits.LENGTH_WORD, length - WireLimits.LENGTH_WORD);
            at += length;
        }
    }

    private void keep(byte[] bytes, int from, int end) {
        int rest = end - from;
        if (rest == 0) {
            partial = NONE;
        } else if (bytes != partial) {
            partial = Arrays.copyOfRange(bytes, from, end);
        } else if (from > 0) {
            // A large packet may have passed; what is left of it gives its memory back.
            partial = Arrays.copyOfRange(bytes, from, end);
        }
        partialLength = rest;
    }

    /** Takes packets. */
    interface Sink {
        /** Whether packets are taken now; what has arrived is kept meanwhile. */
        boolean wantsMore();

        /** A packet behind its length word; the bytes are only there during the call. */
        void packet(byte[] bytes, int offset, int length);
    }

    /** Where the next packet starts is not known any more. */
    static final class LostFramingException extends Exception {
        private static final long serialVersionUID = 1L;

        LostFramingException(String message) {
            super(message);
        }
    }
}
