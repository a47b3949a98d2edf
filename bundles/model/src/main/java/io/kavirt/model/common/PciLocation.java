package io.kavirt.model.common;

import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Default;
import io.kavirt.model.xml.Hex;

/**
 * Where a PCI device is on the host.
 *
 * @param domain the segment
 * @param bus the bus
 * @param slot the slot
 * @param function the function
 */
public record PciLocation(
        @Attribute @Hex(4) @Default("0") int domain,
        @Attribute @Hex(2) @Default("0") int bus,
        @Attribute @Hex(2) @Default("0") int slot,
        @Attribute @Hex(1) @Default("0") int function) {
    @Override
    public String toString() {
        return String.format("%04x:%02x:%02x.%x", domain, bus, slot, function);
    }
}
