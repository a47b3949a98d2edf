package io.kavirt.model.domain.complete;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.model.domain.Address;
import io.kavirt.model.domain.Devices;
import io.kavirt.model.domain.Disk;
import java.util.Optional;
import java.util.OptionalInt;

/** Bus and address of disks by their names. */
public final class DiskDefaults {
    private static final int IDE_BUSES = 2;
    private static final int IDE_UNITS = 2;
    private static final int SATA_UNITS = 6;
    private static final int FDC_UNITS = 2;
    private static final int SCSI_UNITS = 15;
    private static final int SCSI_SELF = 7;

    private DiskDefaults() {}

    /** The devices with bus and address of each disk, CD-ROMs read-only. */
    public static Devices complete(Devices devices) {
        return devices.map(device -> device instanceof Disk disk ? withAddress(withBus(readonly(disk))) : device);
    }

    private static Disk readonly(Disk disk) {
        return disk.device() == Disk.Kind.CDROM && !disk.readonly() ? disk.withReadonly(true) : disk;
    }

    /** The disk with the bus that its name stands for. */
    public static Disk withBus(Disk disk) {
        Disk.Target target = disk.target();
        if (target.bus() != null) {
            return disk;
        }
        Disk.Bus bus = disk.device() == Disk.Kind.FLOPPY
                ? Disk.Bus.FDC
                : DiskNames.bus(target.dev())
                        .orElseThrow(() -> new VirtException(
                                ErrorCode.XML_ERROR,
                                ErrorDomain.DOMAIN,
                                "target '" + target.dev()
                                        + "' stands for no bus; name one, or begin with fd, hd, sd, vd, xvd"
                                        + " or ubd"));
        return disk.withTarget(target.withBus(bus));
    }

    /** The disk with the place on its controller that its name stands for, on buses that have controllers. */
    public static Disk withAddress(Disk disk) {
        Address address = disk.address();
        Disk.Bus bus = disk.target().bus();
        if (address != null || bus == null) {
            return disk;
        }
        return address(bus, disk.target().dev())
                .map(drive -> (Disk) disk.withAddress(drive))
                .orElse(disk);
    }

    /** The place on a controller that a name stands for. */
    public static Optional<Address.Drive> address(Disk.Bus bus, String name) {
        OptionalInt place = DiskNames.index(name);
        if (place.isEmpty()) {
            return Optional.empty();
        }
        int index = place.getAsInt();
        return switch (bus) {
            case IDE ->
                Optional.of(new Address.Drive(
                        index / (IDE_BUSES * IDE_UNITS), index / IDE_UNITS % IDE_BUSES, 0, index % IDE_UNITS));
            case SATA -> Optional.of(new Address.Drive(index / SATA_UNITS, 0, 0, index % SATA_UNITS));
            case FDC -> Optional.of(new Address.Drive(index / FDC_UNITS, 0, 0, index % FDC_UNITS));
            case SCSI -> Optional.of(scsi(index));
            default -> Optional.empty();
        };
    }

    /** Unit 7 is the controller itself. */
    private static Address.Drive scsi(int index) {
        int unit = index % SCSI_UNITS;
        return new Address.Drive(index / SCSI_UNITS, 0, 0, unit < SCSI_SELF ? unit : unit + 1);
    }
}
