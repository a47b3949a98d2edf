/**
 * The operations of the contract, as QEMU's guests have them.
 */
@NullMarked
package io.kavirt.driver.qemu.facet;

import org.jspecify.annotations.NullMarked;
