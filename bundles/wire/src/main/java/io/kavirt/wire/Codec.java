package io.kavirt.wire;

import org.jspecify.annotations.Nullable;

/** Reads and writes values of one type. */
abstract class Codec {
    /** Reads a value. */
    abstract @Nullable Object read(XdrReader in);

    /** Writes a value of the type that {@link #read} returns. */
    abstract void write(XdrWriter out, @Nullable Object value);

    /** How many bytes a value takes at least; positive, so that a count can be checked against the bytes that are there. */
    abstract int minimumSize();

    /** What a value is made of, in a short notation that {@link ProcedureEntry#argumentsLayout} explains. */
    abstract String layout();

    /** Whether nothing is written for it: a stream stands beside the packet. */
    boolean isBesidePacket() {
        return false;
    }
}
