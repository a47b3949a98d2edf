package io.kavirt.driver.qemu.guest;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Undoes, in reverse order, what was made in several steps, unless all of them succeeded. */
final class Reverter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reverter.class);

    private final Deque<Runnable> undo = new ArrayDeque<>();

    /** Adds how the last step is undone. */
    void add(Runnable step) {
        undo.push(step);
    }

    /** Everything succeeded: nothing is undone. */
    void success() {
        undo.clear();
    }

    @Override
    public void close() {
        while (!undo.isEmpty()) {
            try {
                undo.pop().run();
            } catch (RuntimeException e) {
                LOG.warn("A step of a failed start could not be undone", e);
            }
        }
    }
}
