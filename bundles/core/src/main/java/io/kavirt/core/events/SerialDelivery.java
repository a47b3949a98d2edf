package io.kavirt.core.events;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands things to a consumer that may wait: in order, one at a time, on threads of an executor. */
public final class SerialDelivery<T> implements Consumer<T> {
    private static final Logger LOG = LoggerFactory.getLogger(SerialDelivery.class);

    private final Executor executor;
    private final Consumer<? super T> target;
    private final Queue<T> queue = new ArrayDeque<>();
    private boolean running;

    /** Delivers to {@code target} by {@code executor}. */
    public SerialDelivery(Executor executor, Consumer<? super T> target) {
        this.executor = executor;
        this.target = target;
    }

    @Override
    public void accept(T item) {
        synchronized (queue) {
            queue.add(item);
            if (running) {
                return;
            }
            running = true;
        }
        executor.execute(this::deliver);
    }

    private void deliver() {
        while (true) {
            T item;
            synchronized (queue) {
                item = queue.poll();
                if (item == null) {
                    running = false;
                    return;
                }
            }
            try {
                target.accept(item);
            } catch (RuntimeException e) {
                LOG.error("a listener failed on {}", item, e);
            }
        }
    }
}
