package io.kavirt.model.domain.complete;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.model.domain.Address;
import io.kavirt.model.domain.Device;
import io.kavirt.model.domain.Devices;
import io.kavirt.model.domain.Disk;
import io.kavirt.model.domain.DiskType;
import io.kavirt.model.xml.Records;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        Devices next = devices.map(device -> device instanceof Disk disk ? withAddress(withBus(fixed(disk))) : device);
        List<Device> list = new ArrayList<>(sorted(next.disks()));
        next.list().stream().filter(device -> !(device instanceof Disk)).forEach(list::add);
        return next.withList(list);
    }

    /** Disks of one bus follow each other by name; buses and names that say no place keep their order. */
    private static List<Disk> sorted(List<Disk> disks) {
        Map<Optional<Disk.Bus>, List<Disk>> byBus = new LinkedHashMap<>();
        for (Disk disk : disks) {
            byBus.computeIfAbsent(Optional.ofNullable(disk.target().bus()), bus -> new ArrayList<>())
                    .add(disk);
        }
        List<Disk> sorted = new ArrayList<>();
        for (List<Disk> sameBus : byBus.values()) {
            sameBus.sort(Comparator.comparingInt(DiskDefaults::place));
            sorted.addAll(sameBus);
        }
        return sorted;
    }

    private static int place(Disk disk) {
        return DiskNames.index(disk.target().dev()).orElse(-1);
    }

    private static Disk fixed(Disk disk) {
        if (disk.type() == DiskType.VHOSTUSER) {
            return Records.with(disk, "snapshot", Disk.Snapshot.NO);
        }
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
