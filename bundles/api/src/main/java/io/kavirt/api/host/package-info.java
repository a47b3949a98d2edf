/**
 * The host and its hypervisor: what they are and what guests can have.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.kavirt.api.host;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
