/**
 * What happens to objects, as records. Drivers publish them, subscribers get those of the objects and kinds that they asked for.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.kavirt.api.event;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
