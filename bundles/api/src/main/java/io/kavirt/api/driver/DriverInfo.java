package io.kavirt.api.driver;

import io.kavirt.api.contract.DriverKind;

/**
 * A driver as it is now.
 *
 * @param name its name
 * @param kind its kind
 * @param version version of its bundle
 * @param bundle symbolic name of its bundle
 * @param bundleId id of its bundle, -1 if it is gone
 * @param status whether it can serve
 * @param reason why it cannot, else empty
 * @param sessions open sessions
 * @param leases calls that are running in it
 */
public record DriverInfo(
        String name,
        DriverKind kind,
        String version,
        String bundle,
        long bundleId,
        DriverStatus status,
        String reason,
        int sessions,
        int leases) {}
