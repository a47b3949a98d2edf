package io.kavirt.driver.qemu.complete;

import io.kavirt.model.domain.Address;
import io.kavirt.model.domain.Disk;
import java.util.HashMap;
import java.util.Map;

/** Addresses of disks on their controllers, as the names of their targets say. */
final class DriveAddresses {
    private static final int SCSI_UNITS = 15;

    /** A SCSI controller's own number on its bus. */
    private static final int SCSI_SELF = 7;

    private static final int SATA_PORTS = 6;

    private DriveAddresses() {}

    static void apply(Draft draft) {
        draft.each(Disk.class, disk -> disk.address() == null ? addressed(disk) : disk);
        checkUnique(draft);
    }

    private static Disk addressed(Disk disk) {
        if (DiskNames.controller(disk) == null) {
            return disk;
        }
        int index = DiskNames.index(disk.target().dev());
        if (index < 0) {
            throw Draft.wrong("disk target '" + disk.target().dev()
                    + "' is not a disk's name; accepted: hd, sd, vd, fd or xvd and letters, such as vda");
        }
        Address.Drive address =
                switch (DiskNames.bus(disk)) {
                    case SCSI -> {
                        int unit = index % SCSI_UNITS;
                        yield new Address.Drive(index / SCSI_UNITS, 0, 0, unit >= SCSI_SELF ? unit + 1 : unit);
                    }
                    case IDE -> new Address.Drive(index / 4, index % 4 / 2, 0, index % 2);
                    case SATA -> new Address.Drive(index / SATA_PORTS, 0, 0, index % SATA_PORTS);
                    default -> new Address.Drive(index / 2, 0, 0, index % 2);
                };
        return (Disk) disk.withAddress(address);
    }

    private static void checkUnique(Draft draft) {
        Map<String, String> taken = new HashMap<>();
        Map<String, Disk> names = new HashMap<>();
        for (Disk disk : draft.of(Disk.class)) {
            String dev = disk.target().dev();
            if (names.put(dev, disk) != null) {
                throw Draft.wrong("target '" + dev + "' is used by two disks; each needs a name of its own");
            }
            if (disk.address() instanceof Address.Drive drive) {
                String place = DiskNames.bus(disk) + "/" + drive;
                String other = taken.put(place, dev);
                if (other != null) {
                    throw Draft.wrong("disks " + other + " and " + dev + " have the same address: controller "
                            + drive.controller() + ", bus " + drive.bus() + ", target " + drive.target() + ", unit "
                            + drive.unit());
                }
            }
        }
    }
}
