/**
 * The QEMU machine protocol: the channel to one guest, and the one thread that serves all channels of a
 * driver. Nothing here knows a command's meaning.
 */
@NullMarked
package io.kavirt.driver.qemu.qmp;

import org.jspecify.annotations.NullMarked;
