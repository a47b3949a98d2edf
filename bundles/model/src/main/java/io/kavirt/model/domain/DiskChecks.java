package io.kavirt.model.domain;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.VirtException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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
        address(disk);
        secrets(disk);
    }

    private static void address(Disk disk) {
        Disk.Bus bus = disk.target().bus();
        Address address = disk.address();
        if (bus == null || address == null) {
            return;
        }
        boolean fits =
                switch (bus) {
                    case IDE, FDC, SCSI, SATA -> address instanceof Address.Drive;
                    case USB -> address instanceof Address.Usb;
                    case VIRTIO -> !(address instanceof Address.Drive) && !(address instanceof Address.Usb);
                    default -> true;
                };
        if (!fits) {
            throw DomainChecks.refusal(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "disk '" + disk.target().dev() + "' on bus " + bus.name().toLowerCase(Locale.ROOT)
                            + " has an address of another bus");
        }
    }

    private static void secrets(Disk disk) {
        DiskSource source = disk.source() == null ? DiskSource.NONE : disk.source();
        if (disk.encryption() != null && source.encryption() != null) {
            throw DomainChecks.refusal(
                    ErrorCode.XML_ERROR, "disk '" + disk.target().dev() + "' has its encryption twice");
        }
        if (disk.auth() != null && source.auth() != null) {
            throw DomainChecks.refusal(
                    ErrorCode.XML_ERROR, "disk '" + disk.target().dev() + "' has its auth twice");
        }
        auth(disk, source, disk.auth() == null ? source.auth() : disk.auth());
    }

    private static void auth(Disk disk, DiskSource source, @Nullable DiskAuth auth) {
        String expected =
                switch (String.valueOf(source.protocol())) {
                    case "iscsi" -> "iscsi";
                    case "rbd" -> "ceph";
                    default -> "";
                };
        String found =
                auth == null || auth.secret() == null ? null : auth.secret().type();
        if (found != null && !expected.isEmpty() && !found.equals(expected)) {
            throw DomainChecks.refusal(
                    ErrorCode.XML_ERROR,
                    "secret type '" + found + "' of disk '" + disk.target().dev() + "', accepted: " + expected);
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
