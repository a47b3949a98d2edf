/**
 * Annotations that say how an operation travels, who may call it and which driver serves it. Wire, core and shell read them once;
 * adding an operation is adding one annotated method to a facet.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.kavirt.api.contract;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
