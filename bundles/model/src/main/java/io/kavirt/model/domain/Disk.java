package io.kavirt.model.domain;

import io.kavirt.model.common.OnOff;
import io.kavirt.model.common.YesNo;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Default;
import io.kavirt.model.xml.Element;
import io.kavirt.model.xml.Inline;
import io.kavirt.model.xml.Records;
import io.kavirt.model.xml.Required;
import org.jspecify.annotations.Nullable;

/**
 * A disk, CD-ROM or floppy drive.
 *
 * @param type what it is on the host
 * @param device what the guest sees
 * @param model which variant of virtio
 * @param rawio whether the guest may send raw commands
 * @param sgio which of them
 * @param snapshot how snapshots treat it
 * @param driver how the host handles it
 * @param auth who opens it
 * @param source its content
 * @param backingStore what the content builds on
 * @param backendDomain the Xen domain that has it
 * @param geometry cylinders, heads and sectors
 * @param blockio sizes of blocks
 * @param mirror a copy in the making
 * @param target the bus and name that the guest sees
 * @param iotune limits
 * @param readonly whether the guest can write
 * @param shareable whether guests share it
 * @param transientDisk whether changes are thrown away
 * @param serial its serial number
 * @param wwn its world wide name
 * @param vendor its vendor
 * @param product its product
 * @param encryption how it is encrypted
 * @param info name, address, boot order
 */
@Element("disk")
public record Disk(
        @Attribute @Default("file") DiskType type,
        @Attribute @Default("disk") Kind device,
        @Attribute @Nullable VirtioModel model,
        @Attribute @Nullable YesNo rawio,
        @Attribute @Nullable Sgio sgio,
        @Attribute @Nullable Snapshot snapshot,
        @Child @Nullable DiskDriver driver,
        @Child @Nullable DiskAuth auth,
        @Child @Nullable DiskSource source,
        @Child(keepEmpty = true) @Nullable BackingStore backingStore,

        @Child(value = "backenddomain", attribute = "name") @Nullable
        String backendDomain,

        @Child @Nullable Geometry geometry,
        @Child @Nullable BlockIo blockio,
        @Child @Nullable DiskMirror mirror,
        @Child @Required Target target,
        @Child @Nullable DiskIoTune iotune,
        @Child boolean readonly,
        @Child boolean shareable,

        @Child(value = "transient", keepEmpty = true) @Nullable
        Transient transientDisk,

        @Child @Nullable String serial,
        @Child @Nullable String wwn,
        @Child @Nullable String vendor,
        @Child @Nullable String product,
        @Child @Nullable DiskEncryption encryption,
        @Inline DeviceInfo info)
        implements Device {

    /** A copy with another source. */
    public Disk withSource(@Nullable DiskSource source) {
        return Records.with(this, "source", source);
    }

    /** A copy with another driver. */
    public Disk withDriver(@Nullable DiskDriver driver) {
        return Records.with(this, "driver", driver);
    }

    /** A copy with another target. */
    public Disk withTarget(Target target) {
        return Records.with(this, "target", target);
    }

    /** A copy that the guest can or cannot write. */
    public Disk withReadonly(boolean readonly) {
        return Records.with(this, "readonly", readonly);
    }

    /** What the guest sees. */
    public enum Kind {
        DISK,
        CDROM,
        FLOPPY,
        LUN
    }

    /** Which raw commands a guest may send. */
    public enum Sgio {
        FILTERED,
        UNFILTERED
    }

    /** How snapshots treat a disk. */
    public enum Snapshot {
        NO,
        INTERNAL,
        EXTERNAL,
        MANUAL
    }

    /** The bus that the guest sees. */
    public enum Bus {
        IDE,
        FDC,
        SCSI,
        VIRTIO,
        XEN,
        USB,
        UML,
        SATA,
        SD
    }

    /**
     * The bus and name that the guest sees.
     *
     * @param dev the name, which gives the order on the bus
     * @param bus the bus
     * @param tray whether a removable drive is open
     * @param removable whether a USB disk is removable
     * @param rotationRate turns a minute; 1 for solid state
     */
    public record Target(
            @Attribute @Required String dev,
            @Attribute @Nullable Bus bus,
            @Attribute @Nullable Tray tray,
            @Attribute @Nullable OnOff removable,
            @Attribute("rotation_rate") @Nullable Integer rotationRate) {
        /** A target on a bus. */
        public static Target of(String dev, Bus bus) {
            return new Target(dev, bus, null, null, null);
        }

        /** A copy on another bus. */
        public Target withBus(@Nullable Bus bus) {
            return new Target(dev, bus, tray, removable, rotationRate);
        }
    }

    /** Whether a removable drive is open. */
    public enum Tray {
        CLOSED,
        OPEN
    }

    /**
     * Cylinders, heads and sectors.
     *
     * @param cyls cylinders
     * @param heads heads
     * @param secs sectors
     * @param trans how the BIOS translates them
     */
    public record Geometry(
            @Attribute @Required int cyls,
            @Attribute @Required int heads,
            @Attribute @Required int secs,
            @Attribute @Nullable Translation trans) {}

    /** How a BIOS translates cylinders, heads and sectors. */
    public enum Translation {
        NONE,
        AUTO,
        LBA
    }

    /**
     * Sizes of blocks in bytes.
     *
     * @param logical the smallest that is addressed
     * @param physical the smallest that is written at once
     * @param discardGranularity the smallest that is discarded
     */
    public record BlockIo(
            @Attribute("logical_block_size") @Nullable Integer logical,
            @Attribute("physical_block_size") @Nullable Integer physical,
            @Attribute("discard_granularity") @Nullable Integer discardGranularity) {}

    /**
     * Changes are thrown away.
     *
     * @param shareBacking whether guests share the image below
     */
    public record Transient(@Attribute @Nullable YesNo shareBacking) {}
}
