package io.kavirt.api.driver;

import org.osgi.annotation.versioning.ConsumerType;

/** Gets what concerns the daemon as a whole. Registered as an OSGi service, usually by a class that is a {@link Driver} too. */
@ConsumerType
public interface StateDriver {
    /** The driver's name, as {@link Driver#name()}. */
    String name();

    /**
     * Called once, on a thread that may wait, after the driver appeared: finds running guests again, then starts what is to
     * start with the daemon. After an upgrade a new driver is called in the same way.
     */
    void start();

    /** Reads configuration and definitions again; running guests are not touched. */
    default void reload() {}

    /** The daemon is about to stop; guests go on running. */
    default void stop() {}
}
