package io.kavirt.api;

import java.nio.ByteBuffer;

/**
 * Bytes that flow beside a call, in one or both directions: a guest's console, a volume's contents. Calls block; one
 * thread may receive while another sends, and {@link #abort} from any thread ends both.
 */
public interface VirtStream extends AutoCloseable {
    /**
     * Waits for bytes and puts them into {@code into}.
     *
     * @return how many bytes came, 0 if a hole comes next (see {@link #receiveHole}), or -1 at the end
     * @throws VirtException if the other side failed or the stream was aborted
     */
    default int receive(ByteBuffer into) {
        throw VirtException.unsupported(VirtStream.class, "receive");
    }

    /** Takes the hole that comes next; its length in bytes, 0 if bytes or the end come next. */
    default long receiveHole() {
        return 0;
    }

    /** Sends all bytes of {@code from}; waits while the other side is slower. */
    default void send(ByteBuffer from) {
        throw VirtException.unsupported(VirtStream.class, "send");
    }

    /** Sends a hole of {@code length} bytes. */
    default void sendHole(long length) {
        throw VirtException.unsupported(VirtStream.class, "sendHole");
    }

    /** Ends the stream after everything that was sent has arrived. */
    void finish();

    /** Ends the stream at once; what is under way may be lost. */
    void abort();

    /** Aborts the stream unless it has ended. */
    @Override
    default void close() {
        abort();
    }
}
