/** What QEMU binaries can do: asked of each binary once, kept on disk, and shown in libvirt's capabilities documents. */
@NullMarked
package io.kavirt.driver.qemu.capabilities;

import org.jspecify.annotations.NullMarked;
