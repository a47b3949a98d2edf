/** Values and small elements that several kinds of document share. */
@Export
@Version("1.0.0")
@NullMarked
package io.kavirt.model.common;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
