package io.kavirt.api.driver;

/**
 * Where a driver keeps its state.
 *
 * @param definitions documents that users define, one file an object
 * @param live live state and sockets; gone after a boot of the host
 * @param data images, saved states, NVRAM
 * @param logs a log file a guest
 */
public record DriverDirectories(
        StateDirectory definitions, StateDirectory live, StateDirectory data, StateDirectory logs) {}
