/**
 * Builds QEMU's command line from a complete document. Each kind of device is one small class; {@link
 * io.kavirt.driver.qemu.command.DeviceRegistry} lists them. What a document asks for and no class builds is refused.
 */
@NullMarked
package io.kavirt.driver.qemu.command;

import org.jspecify.annotations.NullMarked;
