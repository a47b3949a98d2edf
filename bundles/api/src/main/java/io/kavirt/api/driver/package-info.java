/**
 * What a driver implements, and what core gives to it. A driver is an OSGi service of one of the kinds; it opens sessions, and a
 * session gives out facets: the operations that it has.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.kavirt.api.driver;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
