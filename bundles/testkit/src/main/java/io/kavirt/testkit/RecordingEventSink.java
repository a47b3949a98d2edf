package io.kavirt.testkit;

import io.kavirt.api.driver.EventSink;
import io.kavirt.api.event.DomainEvent;
import io.kavirt.api.event.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** Keeps the events of one scope in the order of publication. */
public final class RecordingEventSink implements EventSink {
    private final List<Event> events = new ArrayList<>();

    @Override
    public synchronized void publish(Event event) {
        events.add(event);
        notifyAll();
    }

    /** The events so far. */
    public synchronized List<Event> events() {
        return List.copyOf(events);
    }

    /** The lifecycle events of one domain so far. */
    public List<DomainEvent.Lifecycle> lifecycle(UUID domain) {
        List<DomainEvent.Lifecycle> result = new ArrayList<>();
        for (Event event : events()) {
            if (event instanceof DomainEvent.Lifecycle lifecycle
                    && lifecycle.domain().uuid().equals(domain)) {
                result.add(lifecycle);
            }
        }
        return result;
    }

    /** Forgets the events so far. */
    public synchronized void clear() {
        events.clear();
    }

    /**
     * Waits for an event of a kind; earlier ones count too.
     *
     * @throws AssertionError with the events that came, if none does within {@code limit}
     */
    public synchronized <E extends Event> E await(Class<E> type, Predicate<? super E> wanted, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            for (Event event : events) {
                if (type.isInstance(event) && wanted.test(type.cast(event))) {
                    return type.cast(event);
                }
            }
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError(
                        "no wanted " + type.getSimpleName() + " came within " + limit + ", but " + events);
            }
            try {
                wait(left / 1_000_000 + 1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting for " + type.getSimpleName(), e);
            }
        }
    }
}
