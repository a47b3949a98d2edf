package io.kavirt.driver.qemu.qmp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;

/** Writes whole messages to a socket from any thread, and keeps what it does not take at once. */
final class QmpOutput {
    private static final int MAX_WAITING = 64 << 20;

    private final SocketChannel socket;
    private final ArrayDeque<ByteBuffer> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private boolean closed;

    QmpOutput(SocketChannel socket) {
        this.socket = socket;
    }

    /** Whether everything was taken; if not, {@link #flush} has to be called when the socket is writable. */
    synchronized boolean send(byte[] message) throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        if (waitingBytes + message.length > MAX_WAITING) {
            throw new IOException("QEMU does not read its monitor; " + waitingBytes + " bytes wait");
        }
        ByteBuffer buffer = ByteBuffer.wrap(message);
        if (waiting.isEmpty()) {
            socket.write(buffer);
        }
        if (buffer.hasRemaining()) {
            waiting.add(buffer);
            waitingBytes += buffer.remaining();
        }
        return waiting.isEmpty();
    }

    /** Whether nothing waits any more. */
    synchronized boolean flush() throws IOException {
        while (!waiting.isEmpty()) {
            ByteBuffer first = waiting.peek();
            waitingBytes -= socket.write(first);
            if (first.hasRemaining()) {
                return false;
            }
            waiting.remove();
        }
        return true;
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Refuses messages from now on, and gives back what waits. */
    synchronized byte[] close() {
        closed = true;
        ByteBuffer all = ByteBuffer.allocate((int) waitingBytes);
        waiting.forEach(all::put);
        waiting.clear();
        waitingBytes = 0;
        return all.array();
    }
}
