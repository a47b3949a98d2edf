package io.kavirt.model.domain;

import io.kavirt.model.common.OnOff;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Case;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Default;
import io.kavirt.model.xml.Discriminator;
import io.kavirt.model.xml.Hex;
import org.jspecify.annotations.Nullable;

/** Where a device is on the guest's buses. */
@Discriminator("type")
public sealed interface Address {
    /**
     * On a PCI bus; with nothing said, one is to be chosen.
     *
     * @param domain the segment
     * @param bus the bus, the index of a controller
     * @param slot the slot
     * @param function the function
     * @param multifunction whether other functions share the slot
     * @param zpci the address that an S/390 guest sees
     */
    @Case("pci")
    record Pci(
            @Attribute @Hex(4) @Nullable Integer domain,
            @Attribute @Hex(2) @Nullable Integer bus,
            @Attribute @Hex(2) @Nullable Integer slot,
            @Attribute @Hex(1) @Nullable Integer function,
            @Attribute @Nullable OnOff multifunction,
            @Child @Nullable Zpci zpci)
            implements Address {

        /** Fills in what a partly given address leaves out. */
        public Pci {
            if (domain != null || bus != null || slot != null || function != null) {
                domain = domain == null ? 0 : domain;
                bus = bus == null ? 0 : bus;
                slot = slot == null ? 0 : slot;
                function = function == null ? 0 : function;
            }
        }

        /** The address on a bus of segment 0. */
        public static Pci of(int bus, int slot, int function) {
            return new Pci(0, bus, slot, function, null, null);
        }

        /** Whether an address is yet to be chosen. */
        public boolean isUnassigned() {
            return bus == null;
        }
    }

    /**
     * The address that an S/390 guest sees.
     *
     * @param uid the user's id
     * @param fid the function's id
     */
    record Zpci(
            @Attribute @Hex(4) @Nullable Integer uid,
            @Attribute @Hex(8) @Nullable Long fid) {}

    /**
     * On a disk controller.
     *
     * @param controller its index
     * @param bus the bus
     * @param target the target
     * @param unit the unit
     */
    @Case("drive")
    record Drive(
            @Attribute @Default("0") int controller,
            @Attribute @Default("0") int bus,
            @Attribute @Default("0") int target,
            @Attribute @Default("0") int unit)
            implements Address {}

    /**
     * On a virtio serial controller.
     *
     * @param controller its index
     * @param bus the bus
     * @param port the port; 0 for the next free
     */
    @Case("virtio-serial")
    record VirtioSerial(
            @Attribute @Default("0") int controller,
            @Attribute @Default("0") int bus,
            @Attribute @Default("0") int port)
            implements Address {}

    /**
     * On a smart card controller.
     *
     * @param controller its index
     * @param slot the slot
     */
    @Case("ccid")
    record Ccid(
            @Attribute @Default("0") int controller,
            @Attribute @Default("0") int slot) implements Address {}

    /**
     * On a USB bus.
     *
     * @param bus the bus
     * @param port the port, with dots through hubs
     */
    @Case("usb")
    record Usb(
            @Attribute @Default("0") int bus,
            @Attribute @Nullable String port) implements Address {}

    /**
     * On the virtual bus of pSeries.
     *
     * @param reg the register
     */
    @Case("spapr-vio")
    record SpaprVio(@Attribute @Hex(8) @Nullable Long reg) implements Address {}

    /** On virtio's bus of S/390, no longer in use. */
    @Case("virtio-s390")
    record VirtioS390() implements Address {}

    /** In the machine's memory. */
    @Case("virtio-mmio")
    record VirtioMmio() implements Address {}

    /** On no bus yet, and none is to be chosen. */
    @Case("unassigned")
    record Unassigned() implements Address {}

    /**
     * On the channel subsystem of S/390.
     *
     * @param cssid the subsystem
     * @param ssid the set
     * @param devno the device
     */
    @Case("ccw")
    record Ccw(
            @Attribute @Hex(1) @Nullable Integer cssid,
            @Attribute @Hex(1) @Nullable Integer ssid,
            @Attribute @Hex(4) @Nullable Integer devno)
            implements Address {}

    /**
     * On the ISA bus.
     *
     * @param iobase the port
     * @param irq the interrupt
     */
    @Case("isa")
    record Isa(
            @Attribute @Hex @Nullable Integer iobase,
            @Attribute @Hex @Nullable Integer irq) implements Address {}

    /**
     * A slot for memory.
     *
     * @param slot the slot
     * @param base the address in memory
     */
    @Case("dimm")
    record Dimm(
            @Attribute @Nullable Integer slot,
            @Attribute @Hex @Nullable Long base) implements Address {}
}
