package io.kavirt.core.events;

import io.kavirt.api.DomainRef;
import io.kavirt.api.ObjectRef;
import io.kavirt.api.connection.Subscription;
import io.kavirt.api.driver.EventSink;
import io.kavirt.api.event.DomainEvent;
import io.kavirt.api.event.Event;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Spreads events. Subscriptions belong to a scope, not to the driver instance that publishes to it, so they outlive it. */
public final class EventHub {
    private static final Logger LOG = LoggerFactory.getLogger(EventHub.class);

    private final Map<Scope, Channel> channels = new ConcurrentHashMap<>();

    /**
     * Where events belong.
     *
     * @param owner symbolic name of the driver's bundle
     * @param name the driver's name for it
     */
    public record Scope(String owner, String name) {}

    /** The place where events of a scope are published. */
    public EventSink sink(Scope scope) {
        return event -> channel(scope).publish(event);
    }

    /** Asks for events of a scope; {@code listener} runs on the publisher's thread and must not wait. */
    public <E extends Event> Subscription subscribe(
            Scope scope, Class<E> type, @Nullable ObjectRef object, Consumer<? super E> listener) {
        Subscriber<E> subscriber = new Subscriber<>(type, object, listener);
        Channel channel = channel(scope);
        channel.subscribers.add(subscriber);
        return () -> channel.subscribers.remove(subscriber);
    }

    private Channel channel(Scope scope) {
        return channels.computeIfAbsent(scope, unused -> new Channel());
    }

    private static final class Channel {
        private final List<Subscriber<?>> subscribers = new CopyOnWriteArrayList<>();

        /** One event at a time, so that all subscribers see the same order. */
        synchronized void publish(Event event) {
            for (Subscriber<?> subscriber : subscribers) {
                subscriber.offer(event);
            }
        }
    }

    private record Subscriber<E extends Event>(
            Class<E> type, @Nullable ObjectRef object, Consumer<? super E> listener) {

        void offer(Event event) {
            if (!type.isInstance(event) || !concerns(event)) {
                return;
            }
            try {
                listener.accept(type.cast(event));
            } catch (RuntimeException e) {
                LOG.error("a listener failed on event {}", event, e);
            }
        }

        private boolean concerns(Event event) {
            return object == null
                    || event instanceof DomainEvent domainEvent
                            && object instanceof DomainRef wanted
                            && domainEvent.domain().uuid().equals(wanted.uuid());
        }
    }
}
