package io.kavirt.api.connection;

/** A wish for events, until it is closed. */
public interface Subscription extends AutoCloseable {
    /** Ends the subscription; an event that is being delivered may still arrive. */
    @Override
    void close();
}
