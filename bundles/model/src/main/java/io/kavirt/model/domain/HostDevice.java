package io.kavirt.model.domain;

import io.kavirt.model.common.OnOff;
import io.kavirt.model.common.PciLocation;
import io.kavirt.model.common.YesNo;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Case;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Children;
import io.kavirt.model.xml.Default;
import io.kavirt.model.xml.Discriminator;
import io.kavirt.model.xml.Element;
import io.kavirt.model.xml.Hex;
import io.kavirt.model.xml.Inline;
import io.kavirt.model.xml.Required;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A device of the host that the guest gets. */
@Element("hostdev")
@Discriminator(value = "type", after = "mode")
public sealed interface HostDevice extends Device {
    /** Whether it is handed over whole or by its capabilities. */
    Mode mode();

    /** Whether a device is handed over whole or by its capabilities. */
    enum Mode {
        SUBSYSTEM,
        CAPABILITIES
    }

    /**
     * A PCI device.
     *
     * @param mode always {@link Mode#SUBSYSTEM}
     * @param managed whether it is detached from the host and given back
     * @param driver the host's driver
     * @param source which
     * @param teaming the interface that takes over
     * @param info name, address, boot order
     */
    @Case("pci")
    record Pci(
            @Attribute @Default("subsystem") Mode mode,
            @Attribute @Default("no") YesNo managed,
            @Child(attribute = "name") @Nullable String driver,
            @Child @Required PciSource source,
            @Child NetworkInterface.@Nullable Teaming teaming,
            @Inline DeviceInfo info)
            implements HostDevice {}

    /**
     * Which PCI device.
     *
     * @param writeFiltering whether writes to its configuration are filtered
     * @param address where it is
     */
    record PciSource(
            @Attribute @Nullable YesNo writeFiltering,
            @Child @Required PciLocation address) {}

    /**
     * A USB device.
     *
     * @param mode always {@link Mode#SUBSYSTEM}
     * @param managed whether it is detached from the host and given back
     * @param source which
     * @param info name, address, boot order
     */
    @Case("usb")
    record Usb(
            @Attribute @Default("subsystem") Mode mode,
            @Attribute @Default("no") YesNo managed,
            @Child @Required UsbSource source,
            @Inline DeviceInfo info)
            implements HostDevice {}

    /**
     * Which USB device.
     *
     * @param startupPolicy what happens when it is missing
     * @param guestReset whether the guest may reset it
     * @param vendor its vendor
     * @param product its product
     * @param address where it is
     */
    record UsbSource(
            @Attribute DiskSource.@Nullable StartupPolicy startupPolicy,
            @Attribute @Nullable String guestReset,
            @Child(attribute = "id") @Hex(4) @Nullable Integer vendor,
            @Child(attribute = "id") @Hex(4) @Nullable Integer product,
            @Child @Nullable UsbLocation address) {}

    /**
     * Where a USB device is.
     *
     * @param bus the bus
     * @param device its number there
     * @param port its port
     */
    record UsbLocation(
            @Attribute @Nullable Integer bus,
            @Attribute @Nullable Integer device,
            @Attribute @Nullable String port) {}

    /**
     * A SCSI unit.
     *
     * @param mode always {@link Mode#SUBSYSTEM}
     * @param managed whether it is detached from the host and given back
     * @param sgio which raw commands the guest may send
     * @param rawio whether it may send raw commands
     * @param source which
     * @param readonly whether the guest can write
     * @param shareable whether guests share it
     * @param info name, address, boot order
     */
    @Case("scsi")
    record Scsi(
            @Attribute @Default("subsystem") Mode mode,
            @Attribute @Default("no") YesNo managed,
            @Attribute Disk.@Nullable Sgio sgio,
            @Attribute @Nullable YesNo rawio,
            @Child @Required ScsiSource source,
            @Child boolean readonly,
            @Child boolean shareable,
            @Inline DeviceInfo info)
            implements HostDevice {}

    /**
     * Which SCSI unit.
     *
     * @param protocol the network protocol
     * @param name the iSCSI target and unit
     * @param adapter the host's adapter
     * @param address where it is
     * @param hosts the servers
     * @param auth who opens it
     * @param initiator the iSCSI initiator
     */
    record ScsiSource(
            @Attribute @Nullable String protocol,
            @Attribute @Nullable String name,
            @Children("host") List<DiskSource.Host> hosts,
            @Child(attribute = "name") @Nullable String adapter,
            @Child @Nullable ScsiLocation address,
            @Child @Nullable DiskAuth auth,
            @Child DiskSource.@Nullable Initiator initiator) {
        /** Copies the list. */
        public ScsiSource {
            hosts = List.copyOf(hosts);
        }
    }

    /**
     * Where a SCSI unit is.
     *
     * @param bus the bus
     * @param target the target
     * @param unit the unit
     */
    record ScsiLocation(
            @Attribute @Required int bus,
            @Attribute @Required int target,
            @Attribute @Required long unit) {}

    /**
     * A vhost SCSI adapter.
     *
     * @param mode always {@link Mode#SUBSYSTEM}
     * @param managed whether it is detached from the host and given back
     * @param model which variant of virtio
     * @param source which
     * @param info name, address, boot order
     */
    @Case("scsi_host")
    record ScsiHost(
            @Attribute @Default("subsystem") Mode mode,
            @Attribute @Default("no") YesNo managed,
            @Attribute @Nullable VirtioModel model,
            @Child @Required VhostSource source,
            @Inline DeviceInfo info)
            implements HostDevice {}

    /**
     * Which vhost SCSI adapter.
     *
     * @param protocol {@code vhost}
     * @param wwpn its name
     */
    record VhostSource(
            @Attribute @Required String protocol,
            @Attribute @Nullable String wwpn) {}

    /**
     * A mediated device.
     *
     * @param mode always {@link Mode#SUBSYSTEM}
     * @param managed whether it is detached from the host and given back
     * @param model the kind of interface
     * @param display whether it draws on the graphical console
     * @param ramfb whether it draws before its driver is loaded
     * @param source which
     * @param info name, address, boot order
     */
    @Case("mdev")
    record Mdev(
            @Attribute @Default("subsystem") Mode mode,
            @Attribute @Default("no") YesNo managed,
            @Attribute @Required MdevModel model,
            @Attribute @Nullable OnOff display,
            @Attribute @Nullable OnOff ramfb,
            @Child @Required MdevSource source,
            @Inline DeviceInfo info)
            implements HostDevice {}

    /** The kind of interface of a mediated device. */
    enum MdevModel {
        VFIO_PCI,
        VFIO_CCW,
        VFIO_AP
    }

    /**
     * Which mediated device.
     *
     * @param address its id
     */
    record MdevSource(@Child(attribute = "uuid") @Required UUID address) {}

    /**
     * A block device of the host in a container.
     *
     * @param mode always {@link Mode#CAPABILITIES}
     * @param block the device
     * @param info name
     */
    @Case("storage")
    record Storage(
            @Attribute @Default("capabilities") Mode mode,
            @Child("source") @Nullable StorageSource block,
            @Inline DeviceInfo info)
            implements HostDevice {}

    /**
     * Which block device.
     *
     * @param block its path
     */
    record StorageSource(@Child @Nullable String block) {}

    /**
     * A character device of the host in a container.
     *
     * @param mode always {@link Mode#CAPABILITIES}
     * @param character the device
     * @param info name
     */
    @Case("misc")
    record Misc(
            @Attribute @Default("capabilities") Mode mode,
            @Child("source") @Nullable MiscSource character,
            @Inline DeviceInfo info)
            implements HostDevice {}

    /**
     * Which character device.
     *
     * @param character its path
     */
    record MiscSource(@Child("char") @Nullable String character) {}

    /**
     * A network interface of the host in a container.
     *
     * @param mode always {@link Mode#CAPABILITIES}
     * @param network the interface
     * @param info name
     */
    @Case("net")
    record Net(
            @Attribute @Default("capabilities") Mode mode,
            @Child("source") @Nullable NetSource network,
            @Inline DeviceInfo info)
            implements HostDevice {}

    /**
     * Which network interface.
     *
     * @param name its name
     */
    record NetSource(@Child("interface") @Nullable String name) {}
}
