package io.kavirt.driver.qemu.guest;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.api.VirtStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A stream over a channel of the host: a console's terminal or socket. */
final class GuestStream implements VirtStream {
    private final ByteChannel channel;
    private final Runnable onEnd;
    private final AtomicBoolean ended = new AtomicBoolean();

    GuestStream(ByteChannel channel, Runnable onEnd) {
        this.channel = channel;
        this.onEnd = onEnd;
    }

    @Override
    public int receive(ByteBuffer into) {
        try {
            return channel.read(into);
        } catch (ClosedChannelException e) {
            return -1;
        } catch (IOException e) {
            throw failed("read from", e);
        }
    }

    @Override
    public void send(ByteBuffer from) {
        try {
            while (from.hasRemaining()) {
                if (channel.write(from) <= 0) {
                    throw new VirtException(
                            ErrorCode.OPERATION_FAILED, ErrorDomain.STREAMS, "The guest's console has ended");
                }
            }
        } catch (IOException e) {
            throw failed("write to", e);
        }
    }

    @Override
    public void finish() {
        abort();
    }

    @Override
    public void abort() {
        if (ended.compareAndSet(false, true)) {
            try {
                channel.close();
            } catch (IOException e) {
                throw failed("close", e);
            } finally {
                onEnd.run();
            }
        }
    }

    private static VirtException failed(String action, IOException e) {
        return new VirtException(
                ErrorCode.OPERATION_FAILED,
                ErrorDomain.STREAMS,
                "Cannot " + action + " the console: " + (e.getMessage() == null ? e.toString() : e.getMessage()),
                e);
    }
}
