/**
 * The QEMU driver: what core sees of it.
 */
@NullMarked
package io.kavirt.driver.qemu;

import org.jspecify.annotations.NullMarked;
