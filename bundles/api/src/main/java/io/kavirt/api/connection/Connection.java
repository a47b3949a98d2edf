package io.kavirt.api.connection;

import io.kavirt.api.DomainRef;
import io.kavirt.api.ObjectRef;
import io.kavirt.api.domain.Domain;
import io.kavirt.api.domain.Domains;
import io.kavirt.api.event.Event;
import io.kavirt.api.host.Host;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The handle of a connection. It stays valid while its driver is upgraded beneath it; calls that arrive meanwhile wait. May
 * be used by many threads at once.
 */
@ProviderType
public interface Connection extends ConnectionInfo, Host, Domains, AutoCloseable {
    /** The handle of a domain; makes no call, so the domain need not exist. */
    Domain domain(DomainRef ref);

    /** Finds a domain by name, as {@link #domainLookupByName}, and gives its handle. */
    default Domain domain(String name) {
        return domain(domainLookupByName(name));
    }

    /**
     * Asks for events.
     *
     * @param type record or interface of the wanted events, such as {@code DomainEvent.Lifecycle.class}
     * @param object whose events are wanted; null for all
     * @param listener called in order, one event at a time, on a thread of core; it should not wait
     * @return ends the subscription when closed
     */
    <E extends Event> Subscription subscribe(Class<E> type, @Nullable ObjectRef object, Consumer<? super E> listener);

    /** Whether {@link #close} was not called. */
    boolean isAlive();

    /** Ends the connection and its subscriptions; handles made from it refuse further calls. */
    @Override
    void close();
}
