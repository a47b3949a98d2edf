package io.kavirt.linux.process;

/** How a process ended. */
public sealed interface ExitStatus {

    /** It ended by itself. */
    record Exited(int code) implements ExitStatus {}

    /** A signal ended it. */
    record Signaled(int signal, boolean coreDumped) implements ExitStatus {}

    /** It is gone, and was not a child of this process, so the kernel told its status to someone else. */
    record Unknown() implements ExitStatus {}

    /** Whether it ended by itself with code 0. */
    default boolean success() {
        return this instanceof Exited exited && exited.code() == 0;
    }

    /** Reads a status as waitpid gives it. */
    static ExitStatus ofWait(int status) {
        int signal = status & 0x7f;
        return signal == 0 ? new Exited((status >> 8) & 0xff) : new Signaled(signal, (status & 0x80) != 0);
    }
}
