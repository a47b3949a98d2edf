package io.kavirt.console;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Streams over a blocking channel that may be read and written at the same time. Those of {@link java.nio.channels.Channels}
 * take one lock for both in JDK 17: a reader that waits would hold up every writer.
 */
final class ChannelStreams {
    private ChannelStreams() {}

    static DataInputStream input(SocketChannel channel) {
        return new DataInputStream(new BufferedInputStream(new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return channel.read(ByteBuffer.wrap(bytes, offset, length));
            }
        }));
    }

    /**
     * A stream whose writes happen on a thread of its own: a channel closes itself under a writer that is interrupted, and the
     * shell interrupts the thread of a command at Ctrl-C. Closing the stream ends that thread.
     */
    static DataOutputStream output(SocketChannel channel) {
        ExecutorService writer = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "kavirt-console-writer");
            thread.setDaemon(true);
            return thread;
        });
        return new DataOutputStream(new BufferedOutputStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                await(writer.submit(() -> {
                    ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
                    while (buffer.hasRemaining()) {
                        channel.write(buffer);
                    }
                    return null;
                }));
            }

            @Override
            public void close() {
                writer.shutdown();
            }
        }));
    }

    /** Waits to the end whatever happens to this thread meanwhile: half a frame would be the end of the conversation. */
    private static void await(Future<?> written) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    written.get();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IOException("console peer is gone", e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
