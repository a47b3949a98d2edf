/**
 * Routing between clients and drivers. A {@link io.kavirt.core.Gateway} opens sessions; a session runs the contract's
 * {@link io.kavirt.core.Operation operations}: it checks access, leases the driver that serves them, asks it for the facet, calls
 * it, and gives the lease back. Whoever serves clients in a protocol of its own uses this package; Java programs use
 * {@code io.kavirt.api.connection.Virtualization}, which goes through the same door.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.kavirt.core;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
