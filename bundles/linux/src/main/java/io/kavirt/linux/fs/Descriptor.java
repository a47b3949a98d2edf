package io.kavirt.linux.fs;

import io.kavirt.linux.libc.LibC;
import java.util.concurrent.atomic.AtomicBoolean;

/** An open file descriptor of this process. It is not inherited by children unless a spawn names it. */
public final class Descriptor implements AutoCloseable {
    private final int number;
    private final AtomicBoolean open = new AtomicBoolean(true);

    private Descriptor(int number) {
        this.number = number;
    }

    /** Takes over a raw descriptor; whoever got it before must not close it any more. */
    public static Descriptor owned(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("Descriptor " + number + " is negative");
        }
        return new Descriptor(number);
    }

    public int number() {
        return number;
    }

    public boolean isOpen() {
        return open.get();
    }

    /** Closes the descriptor once; later calls do nothing. */
    @Override
    public void close() {
        if (open.compareAndSet(true, false)) {
            LibC.close(number);
        }
    }

    @Override
    public String toString() {
        return "descriptor " + number + (isOpen() ? "" : " (closed)");
    }
}
