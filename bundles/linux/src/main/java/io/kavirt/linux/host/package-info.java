/**
 * What the host is: processors, memory, NUMA cells, identity, and whether KVM really runs guests.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.kavirt.linux.host;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
