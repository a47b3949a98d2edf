/**
 * The way in for Java programs ({@link io.kavirt.api.connection.Virtualization}), a connection as they hold it, and what exists only between a client and the daemon.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.kavirt.api.connection;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
