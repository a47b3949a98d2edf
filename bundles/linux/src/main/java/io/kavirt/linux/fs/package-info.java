/**
 * Descriptors that can be given to a child process, files opened for it, and the accounts that files belong to.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.kavirt.linux.fs;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
