/**
 * Network devices: taps for guests, bridge ports, and interface counters.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.kavirt.linux.net;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
