package io.kavirt.driver.qemu.command;

import io.kavirt.model.common.OnOff;
import io.kavirt.model.common.YesNo;
import io.kavirt.model.domain.Address;
import io.kavirt.model.domain.Controller;
import io.kavirt.model.domain.Disk;
import io.kavirt.model.domain.Disk.Bus;
import io.kavirt.model.domain.DiskDriver;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Disks, CD-ROM and floppy drives. */
final class DiskDevice implements DeviceArguments<Disk> {
    @Override
    public Class<Disk> kind() {
        return Disk.class;
    }

    @Override
    public void add(Disk disk, Line line) {
        check(disk);
        String node = BlockNodes.add(line, disk);
        if (node == null && disk.device() != Disk.Kind.CDROM && disk.device() != Disk.Kind.FLOPPY) {
            throw refused(disk, "a source is needed; only cdrom and floppy drives can be empty");
        }
        Bus bus = disk.target().bus();
        if (bus == null) {
            throw refused(disk, "the bus is not known");
        }
        Props props =
                switch (bus) {
                    case VIRTIO -> virtio(disk, line);
                    case IDE, SATA -> ide(disk, line);
                    case SCSI -> scsi(disk, line);
                    case USB -> Props.driver("usb-storage");
                    case FDC -> Props.driver("floppy");
                    default ->
                        throw refused(
                                disk,
                                "bus '" + bus.name().toLowerCase(Locale.ROOT)
                                        + "' is not supported; accepted: virtio, ide, sata, scsi, usb, fdc");
                };
        place(props, disk, line);
        if (disk.shareable()) {
            props.put("share-rw", true);
        }
        props.put("drive", node).put("id", Line.alias(disk));
        if (bus != Bus.FDC) {
            props.put("bootindex", line.boot.of(disk));
        }
        details(props, disk);
        line.device(props);
    }

    private static void check(Disk disk) {
        if (disk.device() == Disk.Kind.LUN) {
            throw refused(disk, "device='lun' is not supported; accepted: disk, cdrom, floppy");
        }
        if (disk.transientDisk() != null) {
            throw refused(disk, "<transient/> is not supported");
        }
        if (disk.encryption() != null || disk.auth() != null) {
            throw refused(disk, "<encryption> and <auth> are not supported");
        }
        if (disk.rawio() == YesNo.YES || disk.sgio() == Disk.Sgio.UNFILTERED) {
            throw refused(disk, "rawio='yes' and sgio='unfiltered' are not supported");
        }
        if (disk.driver() != null && disk.driver().metadataCache() != null) {
            throw refused(disk, "<metadata_cache> is not supported");
        }
        if (disk.driver() != null && disk.driver().discardNoUnref() != null) {
            throw refused(disk, "discard_no_unref is not supported");
        }
    }

    private static RuntimeException refused(Disk disk, String what) {
        return Line.unsupported("disk " + disk.target().dev() + ": " + what);
    }

    private static Props virtio(Disk disk, Line line) {
        if (disk.device() != Disk.Kind.DISK) {
            throw refused(
                    disk,
                    "a " + disk.device().name().toLowerCase(Locale.ROOT)
                            + " drive on bus virtio is not supported; accepted: disk");
        }
        String device = line.need(
                Line.virtio("virtio-blk", disk.model()), "disk " + disk.target().dev());
        Props props = Props.driver(device);
        DiskDriver driver = disk.driver();
        if (driver != null) {
            if (driver.iothread() != null) {
                props.put("iothread", "iothread" + driver.iothread());
            }
            props.put("ioeventfd", driver.ioeventfd())
                    .put("event_idx", driver.eventIdx())
                    .put("num-queues", driver.queues())
                    .put("queue-size", driver.queueSize());
            Line.options(props, driver.virtio());
        }
        return props;
    }

    private static Props ide(Disk disk, Line line) {
        return Props.driver(disk.device() == Disk.Kind.CDROM ? "ide-cd" : "ide-hd");
    }

    private static Props scsi(Disk disk, Line line) {
        return Props.driver(disk.device() == Disk.Kind.CDROM ? "scsi-cd" : "scsi-hd");
    }

    private static void place(Props props, Disk disk, Line line) {
        if (!(disk.address() instanceof Address.Drive drive)) {
            line.place(props, disk);
            return;
        }
        switch (disk.target().bus()) {
            case IDE -> props.put("bus", "ide." + drive.bus()).put("unit", drive.unit());
            case SATA ->
                props.put(
                        "bus",
                        line.controller(Controller.Type.SATA, drive.controller(), "sata" + drive.controller()) + "."
                                + drive.unit());
            case FDC -> {
                if (!line.isI440fx()) {
                    props.put("bus", line.controller(Controller.Type.FDC, drive.controller(), "fdc0") + ".0");
                }
                props.put("unit", drive.unit());
            }
            default -> scsiPlace(props, disk, drive, line);
        }
    }

    private static void scsiPlace(Props props, Disk disk, Address.Drive drive, Line line) {
        Controller controller = line.domain.devices().controllers().stream()
                .filter(c ->
                        c.type() == Controller.Type.SCSI && (c.index() == null ? 0 : c.index()) == drive.controller())
                .findFirst()
                .orElseThrow(() -> refused(disk, "there is no scsi controller " + drive.controller()));
        props.put("bus", Line.alias(controller) + ".0");
        if ("lsilogic".equals(controller.model())) {
            props.put("scsi-id", drive.unit());
        } else {
            props.put("channel", 0).put("scsi-id", drive.target()).put("lun", drive.unit());
        }
        // Guests find the disk again by this name, so it must not depend on the release of QEMU.
        String name = disk.serial() != null ? disk.serial() : "drive-" + Line.alias(disk);
        props.put("device_id", name);
    }

    private static void details(Props props, Disk disk) {
        Disk.BlockIo blockio = disk.blockio();
        if (blockio != null) {
            props.put("logical_block_size", blockio.logical())
                    .put("physical_block_size", blockio.physical())
                    .put("discard_granularity", blockio.discardGranularity());
        }
        Disk.Geometry geometry = disk.geometry();
        if (geometry != null) {
            props.put("cyls", geometry.cyls()).put("heads", geometry.heads()).put("secs", geometry.secs());
            if (geometry.trans() != null) {
                props.put("bios-chs-trans", geometry.trans().name().toLowerCase(Locale.ROOT));
            }
        }
        if (disk.wwn() != null) {
            props.put("wwn", Long.parseUnsignedLong(disk.wwn().replaceFirst("^0x", ""), 16));
        }
        props.put("vendor", disk.vendor()).put("product", disk.product()).put("serial", disk.serial());
        props.put("rotation_rate", disk.target().rotationRate());
        if (disk.target().bus() == Bus.USB) {
            props.put("removable", disk.target().removable() == OnOff.ON);
        }
        if (disk.target().bus() != Bus.FDC) {
            props.put("write-cache", BlockNodes.writeCache(disk.driver()));
        }
        DiskDriver driver = disk.driver();
        if (driver != null) {
            policies(props, driver);
        }
    }

    private static void policies(Props props, DiskDriver driver) {
        props.put("werror", policy(driver.errorPolicy()));
        DiskDriver.ErrorPolicy reading = driver.rerrorPolicy();
        if (reading == null && driver.errorPolicy() != DiskDriver.ErrorPolicy.ENOSPACE) {
            reading = driver.errorPolicy();
        }
        props.put("rerror", policy(reading));
    }

    private static @Nullable String policy(DiskDriver.@Nullable ErrorPolicy policy) {
        return policy == null
                ? null
                : policy == DiskDriver.ErrorPolicy.ENOSPACE
                        ? "enospc"
                        : policy.name().toLowerCase(Locale.ROOT);
    }
}
