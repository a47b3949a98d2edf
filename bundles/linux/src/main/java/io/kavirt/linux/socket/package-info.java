/**
 * Unix sockets beyond what the JDK offers: listening sockets made for a child, the peer's identity, and passing
 * descriptors.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.kavirt.linux.socket;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
