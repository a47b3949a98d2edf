package io.kavirt.driver.test;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.VirtStream;
import java.nio.ByteBuffer;

/** A stream of bytes that are there already. */
final class BytesStream implements VirtStream {
    private final ByteBuffer bytes;
    private boolean ended;

    BytesStream(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    @Override
    public synchronized int receive(ByteBuffer into) {
        if (ended) {
            throw Refusal.of(ErrorCode.INVALID_STREAM, "the stream has ended");
        }
        if (!bytes.hasRemaining()) {
            return -1;
        }
        int count = Math.min(into.remaining(), bytes.remaining());
        into.put(bytes.slice(bytes.position(), count));
        bytes.position(bytes.position() + count);
        return count;
    }

    @Override
    public synchronized void finish() {
        ended = true;
    }

    @Override
    public synchronized void abort() {
        ended = true;
    }
}
