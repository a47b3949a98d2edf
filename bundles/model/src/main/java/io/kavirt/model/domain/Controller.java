package io.kavirt.model.domain;

import io.kavirt.model.common.OnOff;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Element;
import io.kavirt.model.xml.Hex;
import io.kavirt.model.xml.Inline;
import io.kavirt.model.xml.Records;
import io.kavirt.model.xml.Required;
import io.kavirt.model.xml.Scaled;
import org.jspecify.annotations.Nullable;

/**
 * A bus controller.
 *
 * @param type the kind of bus
 * @param index its number among its kind; chosen if absent
 * @param model which
 * @param ports how many ports
 * @param vectors how many interrupts
 * @param maxGrantFrames grant frames of Xen
 * @param maxEventChannels event channels of Xen
 * @param hardware the device that the hypervisor emulates
 * @param target what a PCI controller tells the guest of itself
 * @param driver how the host handles it
 * @param info name, address
 * @param pciHole64 the window for 64-bit addresses in KiB
 */
@Element("controller")
public record Controller(
        @Attribute @Required Type type,
        @Attribute @Nullable Integer index,
        @Attribute @Nullable String model,
        @Attribute @Nullable Integer ports,
        @Attribute @Nullable Integer vectors,
        @Attribute @Nullable Integer maxGrantFrames,
        @Attribute @Nullable Integer maxEventChannels,

        @Child(value = "model", attribute = "name") @Nullable
        String hardware,

        @Child @Nullable Target target,
        @Child @Nullable Driver driver,
        @Inline DeviceInfo info,
        @Child("pcihole64") @Scaled @Nullable Long pciHole64)
        implements Device {

    /** A controller with nothing else said. */
    public static Controller of(Type type, @Nullable Integer index, @Nullable String model) {
        return new Controller(type, index, model, null, null, null, null, null, null, null, DeviceInfo.NONE, null);
    }

    /** A copy with another number. */
    public Controller withIndex(@Nullable Integer index) {
        return Records.with(this, "index", index);
    }

    /** A copy of another model. */
    public Controller withModel(@Nullable String model) {
        return Records.with(this, "model", model);
    }

    /** A copy that tells the guest something else of itself. */
    public Controller withTarget(@Nullable Target target) {
        return Records.with(this, "target", target);
    }

    /** A copy that the hypervisor emulates as another device. */
    public Controller withHardware(@Nullable String hardware) {
        return Records.with(this, "hardware", hardware);
    }

    /** The kind of bus. */
    public enum Type {
        IDE,
        FDC,
        SCSI,
        SATA,
        VIRTIO_SERIAL,
        CCID,
        USB,
        PCI,
        XENBUS,
        ISA
    }

    /**
     * What a PCI controller tells the guest of itself.
     *
     * @param chassisNr the chassis of a bridge
     * @param chassis the chassis of a port
     * @param port the port
     * @param busNr the first bus of an expander
     * @param index the host bridge of pSeries
     * @param hotplug whether devices can be plugged in
     * @param node the guest's memory node
     */
    public record Target(
            @Attribute @Nullable Integer chassisNr,
            @Attribute @Nullable Integer chassis,
            @Attribute @Hex @Nullable Integer port,
            @Attribute @Nullable Integer busNr,
            @Attribute @Nullable Integer index,
            @Attribute @Nullable OnOff hotplug,
            @Child @Nullable Integer node) {}

    /**
     * How the host handles a controller.
     *
     * @param queues how many queues
     * @param cmdPerLun requests queued a unit
     * @param maxSectors the largest request in sectors
     * @param ioeventfd whether requests are told by event
     * @param iothread the I/O thread that serves it
     * @param virtio virtio's settings
     */
    public record Driver(
            @Attribute @Nullable Integer queues,
            @Attribute("cmd_per_lun") @Nullable Integer cmdPerLun,
            @Attribute("max_sectors") @Nullable Integer maxSectors,
            @Attribute @Nullable OnOff ioeventfd,
            @Attribute @Nullable Integer iothread,
            @Inline VirtioOptions virtio) {}
}
