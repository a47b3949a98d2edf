package io.kavirt.api.driver;

import io.kavirt.api.event.Event;
import org.osgi.annotation.versioning.ProviderType;

/** Where a driver publishes events. Core keeps the subscribers; events of one sink reach each of them in the order of publication. */
@ProviderType
public interface EventSink {
    /** Tells all subscribers of the scope. Returns at once. */
    void publish(Event event);
}
