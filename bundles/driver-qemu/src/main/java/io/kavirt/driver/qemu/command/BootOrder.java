package io.kavirt.driver.qemu.command;

import io.kavirt.model.domain.Device;
import io.kavirt.model.domain.Disk;
import io.kavirt.model.domain.DomainDefinition;
import io.kavirt.model.domain.OperatingSystem.BootDevice;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Places of devices in the boot order: given for each device, or for the first of each kind. */
final class BootOrder {
    private final Map<Device, Integer> places = new IdentityHashMap<>();

    static BootOrder of(DomainDefinition domain) {
        BootOrder order = new BootOrder();
        for (Device device : domain.devices().list()) {
            if (device.info().boot() != null) {
                order.places.put(device, device.info().boot().order());
            }
        }
        List<BootDevice> kinds = domain.os().boot();
        if (order.places.isEmpty()) {
            for (int i = 0; i < kinds.size(); i++) {
                int place = i + 1;
                first(domain, kinds.get(i)).ifPresent(device -> order.places.putIfAbsent(device, place));
            }
        }
        return order;
    }

    private static Optional<? extends Device> first(DomainDefinition domain, BootDevice kind) {
        return switch (kind) {
            case NETWORK -> domain.devices().interfaces().stream().findFirst();
            case CDROM -> disk(domain, Disk.Kind.CDROM);
            case FD -> disk(domain, Disk.Kind.FLOPPY);
            case HD ->
                domain.devices().disks().stream()
                        .filter(disk -> disk.device() == Disk.Kind.DISK || disk.device() == Disk.Kind.LUN)
                        .findFirst();
        };
    }

    private static Optional<Disk> disk(DomainDefinition domain, Disk.Kind kind) {
        return domain.devices().disks().stream()
                .filter(disk -> disk.device() == kind)
                .findFirst();
    }

    /** The device's place from 1, or null. */
    @Nullable
    Integer of(Device device) {
        return places.get(device);
    }
}
