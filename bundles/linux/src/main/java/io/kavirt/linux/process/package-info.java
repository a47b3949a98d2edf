/**
 * Processes that outlive this one, short-lived tools, and what the kernel counts about either.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.kavirt.linux.process;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
