package io.kavirt.wire;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The codecs of numbers, texts and UUIDs. */
final class Scalars {
    static final Codec INT = new Int();
    static final Codec LONG = new Hyper();
    static final Codec BOOLEAN = new Bool();
    static final Codec DOUBLE = new Real();
    static final Codec TEXT = new Text(WireLimits.STRING_MAX);
    static final Codec UUID_BYTES = new Uuid();

    private Scalars() {}

    private static final class Int extends Codec {
        @Override
        Object read(XdrReader in) {
            return in.readInt();
        }

        @Override
        void write(XdrWriter out, @Nullable Object value) {
            out.writeInt((Integer) value);
        }

        @Override
        int minimumSize() {
            return 4;
        }

        @Override
        String layout() {
            return "i";
        }
    }

    private static final class Hyper extends Codec {
        @Override
        Object read(XdrReader in) {
            return in.readLong();
        }

        @Override
        void write(XdrWriter out, @Nullable Object value) {
            out.writeLong((Long) value);
        }

        @Override
        int minimumSize() {
            return 8;
        }

        @Override
        String layout() {
            return "h";
        }
    }

    private static final class Bool extends Codec {
        @Override
        Object read(XdrReader in) {
            return in.readBoolean();
        }

        @Override
        void write(XdrWriter out, @Nullable Object value) {
            out.writeBoolean((Boolean) value);
        }

        @Override
        int minimumSize() {
            return 4;
        }

        @Override
        String layout() {
            return "i";
        }
    }

    private static final class Real extends Codec {
        @Override
        Object read(XdrReader in) {
            return in.readDouble();
        }

        @Override
        void write(XdrWriter out, @Nullable Object value) {
            out.writeDouble((Double) value);
        }

        @Override
        int minimumSize() {
            return 8;
        }

        @Override
        String layout() {
            return "d";
        }
    }

    static final class Text extends Codec {
        private final int limit;

        Text(int limit) {
            this.limit = limit;
        }

        @Override
        Object read(XdrReader in) {
            return in.readString(limit);
        }

        @Override
        void write(XdrWriter out, @Nullable Object value) {
            out.writeString((String) value, limit);
        }

        @Override
        int minimumSize() {
            return 4;
        }

        @Override
        String layout() {
            return limit == WireLimits.STRING_MAX ? "s" : "s<" + limit + ">";
        }
    }

    private static final class Uuid extends Codec {
        @Override
        Object read(XdrReader in) {
            return in.readUuid();
        }

        @Override
        void write(XdrWriter out, @Nullable Object value) {
            out.writeUuid((UUID) value);
        }

        @Override
        int minimumSize() {
            return 16;
        }

        @Override
        String layout() {
            return "o16";
        }
    }
}
