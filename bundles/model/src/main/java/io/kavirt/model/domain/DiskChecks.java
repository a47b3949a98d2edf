package io.kavirt.model.domain;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.VirtException;
import java.util.Locale;

/** What is refused in a disk whatever the driver. */
final class DiskChecks {
    private DiskChecks() {}

    static void check(Disk disk) {
        Disk.Bus bus = disk.target().bus();
        switch (disk.device()) {
            case FLOPPY -> {
                if (bus != null && bus != Disk.Bus.FDC) {
                    throw wrongBus(disk, "fdc");
                }
                if (!disk.target().dev().startsWith("fd")) {
                    throw DomainChecks.refusal(
                            ErrorCode.INTERNAL_ERROR,
                            "floppy target '" + disk.target().dev() + "', accepted: fda, fdb, ...");
                }
            }
            case CDROM -> {
                if (bus == Disk.Bus.VIRTIO || bus == Disk.Bus.FDC) {
                    throw wrongBus(disk, "ide, scsi, sata, usb, xen");
                }
            }
            default -> {
                if (bus == Disk.Bus.FDC) {
                    throw wrongBus(disk, "ide, scsi, virtio, xen, usb, uml, sata, sd");
                }
            }
        }
        Address address = disk.address();
        if (bus == Disk.Bus.VIRTIO && address instanceof Address.Drive) {
            throw DomainChecks.refusal(
                    ErrorCode.XML_ERROR,
                    "disk '" + disk.target().dev() + "' on bus virtio has an address of type drive");
        }
    }

    private static VirtException wrongBus(Disk disk, String accepted) {
        return DomainChecks.refusal(
                ErrorCode.CONFIG_UNSUPPORTED,
                "bus '" + String.valueOf(disk.target().bus()).toLowerCase(Locale.ROOT) + "' of "
                        + disk.device().name().toLowerCase(Locale.ROOT) + " '"
                        + disk.target().dev() + "', accepted: "
                        + accepted);
    }
}
