/** Bindings to the C library; private to this bundle. */
@NullMarked
package io.kavirt.linux.libc;

import org.jspecify.annotations.NullMarked;
