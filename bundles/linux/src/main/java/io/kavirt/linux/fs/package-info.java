/**
 * Files and descriptors: replacing a file so that a crash leaves the old or the new one, one daemon per folder, and raw
 * descriptors that can be given to a child process.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.kavirt.linux.fs;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
