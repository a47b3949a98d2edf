/**
 * Terminal devices of guests.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.kavirt.linux.tty;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
