package io.kavirt.model.domain;

import io.kavirt.model.common.PciLocation;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Case;
import io.kavirt.model.xml.Discriminator;
import io.kavirt.model.xml.Inline;
import io.kavirt.model.xml.Required;

/** Where a device is on the host. */
@Discriminator("type")
public sealed interface HostAddress {
    /**
     * A PCI device.
     *
     * @param location where it is
     */
    @Case("pci")
    record Pci(@Inline PciLocation location) implements HostAddress {}

    /**
     * A USB device.
     *
     * @param bus the bus
     * @param device its number there
     */
    @Case("usb")
    record Usb(
            @Attribute @Required int bus,
            @Attribute @Required int device) implements HostAddress {}
}
