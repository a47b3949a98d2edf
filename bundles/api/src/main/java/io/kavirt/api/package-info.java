/**
 * What all of the contract uses: references that name objects, flags and codes
 * with libvirt's numbers, named values, streams, and the one exception.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.kavirt.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
