package io.kavirt.driver.qemu.qmp;

import java.util.Arrays;

/** Cuts a byte stream into lines, keeping what is not complete yet, up to a limit. */
final class LineBuffer {
    private static final int KEEP = 1 << 20;

    private final int limit;
    private byte[] partial = new byte[0];
    private int length;

    LineBuffer(int limit) {
        this.limit = limit;
    }

    /** Gets each line without its newline. */
    interface Lines {
        void line(byte[] bytes, int start, int end);
    }

    /**
     * Takes {@code count} more bytes.
     *
     * @return false when a line is longer than the limit; nothing sensible can follow then
     */
    boolean feed(byte[] bytes, int count, Lines lines) {
        int from = 0;
        for (int i = 0; i < count; i++) {
            if (bytes[i] != '\n') {
                continue;
            }
            if (length + i - from > limit) {
                return false;
            }
            if (length == 0) {
                lines.line(bytes, from, i);
            } else {
                append(bytes, from, i);
                int end = length;
                byte[] line = partial;
                length = 0;
                if (partial.length > KEEP) {
                    partial = new byte[0];
                }
                lines.line(line, 0, end);
            }
            from = i + 1;
        }
        if (length + count - from > limit) {
            return false;
        }
        append(bytes, from, count);
        return true;
    }

    /** What has come of the line that is not complete. */
    byte[] rest() {
        return Arrays.copyOf(partial, length);
    }

    private void append(byte[] bytes, int from, int to) {
        int needed = length + to - from;
        if (needed > partial.length) {
            partial = Arrays.copyOf(partial, Math.max(needed, Math.min(2 * partial.length, limit)));
        }
        System.arraycopy(bytes, from, partial, length, to - from);
        length = needed;
    }
}
