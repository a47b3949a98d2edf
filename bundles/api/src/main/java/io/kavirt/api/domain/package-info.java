/**
 * Guests: the operations on one domain, grouped in facets, those on all domains of a connection, and the values that they take and
 * give.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.kavirt.api.domain;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
