/** JSON values, as QEMU's monitor, its options and the driver's own files have them. */
@NullMarked
package io.kavirt.driver.qemu.json;

import org.jspecify.annotations.NullMarked;
