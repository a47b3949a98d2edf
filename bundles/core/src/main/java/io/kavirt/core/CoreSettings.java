package io.kavirt.core;

import java.time.Duration;

/**
 * The bounds that core keeps.
 *
 * @param grace how long a call waits for the next instance of a driver that is gone
 * @param drain how long a leaving driver is held back for the calls that run in it
 * @param cancelled how long calls get to end after they were cancelled
 * @param probing how long a call waits for a driver that is not ready yet
 */
public record CoreSettings(Duration grace, Duration drain, Duration cancelled, Duration probing) {
    /** The bounds where nothing is configured. */
    public static final CoreSettings DEFAULT = new CoreSettings(
            Duration.ofSeconds(15), Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofSeconds(60));
}
