package io.kavirt.driver.qemu.qmp;

import io.kavirt.linux.fs.Descriptor;
import io.kavirt.linux.socket.DescriptorPassing;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.List;
import java.util.OptionalInt;

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

    /**
     * Sends a message with descriptors, which reach QEMU before its last byte does. Refused while others wait.
     *
     * @return as {@link #send(byte[])}
     */
    synchronized boolean send(byte[] message, List<Descriptor> descriptors) throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        if (!waiting.isEmpty()) {
            throw new IOException("earlier messages wait to be read");
        }
        int sent = DescriptorPassing.send(number(), message, descriptors);
        if (sent < message.length) {
            waiting.add(ByteBuffer.wrap(message, sent, message.length - sent));
            waitingBytes += message.length - sent;
        }
        return waiting.isEmpty();
    }

    /** The JDK does not tell a channel's descriptor, but this process has one connection to each monitor. */
    private int number() throws IOException {
        if (socket.getRemoteAddress() instanceof UnixDomainSocketAddress address) {
            OptionalInt number = DescriptorPassing.connectedTo(address.getPath());
            if (number.isPresent()) {
                return number.getAsInt();
            }
        }
        throw new IOException("the monitor's own descriptor is not known");
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
