package io.kavirt.driver.qemu.complete;

import io.kavirt.driver.qemu.capabilities.MachineType;
import io.kavirt.model.domain.Address;
import io.kavirt.model.domain.Alias;
import io.kavirt.model.domain.CharDevice;
import io.kavirt.model.domain.Controller;
import io.kavirt.model.domain.Device;
import io.kavirt.model.domain.Disk;
import io.kavirt.model.domain.Filesystem;
import io.kavirt.model.domain.HostDevice;
import io.kavirt.model.domain.Hub;
import io.kavirt.model.domain.Input;
import io.kavirt.model.domain.Iommu;
import io.kavirt.model.domain.MemoryBalloon;
import io.kavirt.model.domain.MemoryDevice;
import io.kavirt.model.domain.NetworkInterface;
import io.kavirt.model.domain.Panic;
import io.kavirt.model.domain.Redirdev;
import io.kavirt.model.domain.Rng;
import io.kavirt.model.domain.Shmem;
import io.kavirt.model.domain.Smartcard;
import io.kavirt.model.domain.Sound;
import io.kavirt.model.domain.Tpm;
import io.kavirt.model.domain.Video;
import io.kavirt.model.domain.Vsock;
import io.kavirt.model.domain.Watchdog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names of devices within a running guest; clients and QEMU's events use them. Names that users gave are kept. */
final class Aliases {
    private static final Map<Class<? extends Device>, String> COUNTED = counted();

    private final Map<String, Integer> counters = new LinkedHashMap<>();

    private Aliases() {}

    private static Map<Class<? extends Device>, String> counted() {
        Map<Class<? extends Device>, String> names = new LinkedHashMap<>();
        names.put(NetworkInterface.class, "net");
        names.put(Filesystem.class, "fs");
        names.put(Sound.class, "sound");
        names.put(HostDevice.class, "hostdev");
        names.put(Redirdev.class, "redir");
        names.put(Video.class, "video");
        names.put(Input.class, "input");
        names.put(CharDevice.Serial.class, "serial");
        names.put(CharDevice.Parallel.class, "parallel");
        names.put(CharDevice.Channel.class, "channel");
        names.put(CharDevice.Console.class, "console");
        names.put(Hub.class, "hub");
        names.put(Smartcard.class, "smartcard");
        names.put(Shmem.class, "shmem");
        names.put(Watchdog.class, "watchdog");
        names.put(MemoryBalloon.class, "balloon");
        names.put(Rng.class, "rng");
        names.put(Tpm.class, "tpm");
        names.put(Panic.class, "panic");
        names.put(MemoryDevice.class, "dimm");
        names.put(Vsock.class, "vsock");
        names.put(Iommu.class, "iommu");
        return Map.copyOf(names);
    }

    static void apply(Draft draft) {
        Aliases aliases = new Aliases();
        for (Device device : List.copyOf(draft.devices)) {
            String name = aliases.name(draft, device);
            boolean users = device.alias() != null && device.alias().isUsers();
            if (name != null && !users) {
                draft.replace(device, device.withAlias(new Alias(name)));
            }
        }
    }

    private @Nullable String name(Draft draft, Device device) {
        if (device instanceof Disk disk) {
            return disk(draft, disk);
        }
        if (device instanceof Controller controller) {
            return controller(draft, controller);
        }
        if (device instanceof CharDevice.Console console && isFirstSerial(draft, console)) {
            counters.merge("console", 1, Integer::sum);
            return "serial0";
        }
        for (Map.Entry<Class<? extends Device>, String> entry : COUNTED.entrySet()) {
            if (entry.getKey().isInstance(device)) {
                return entry.getValue() + (counters.merge(entry.getValue(), 1, Integer::sum) - 1);
            }
        }
        return null;
    }

    /** The first console is another view of the first serial port. */
    private static boolean isFirstSerial(Draft draft, CharDevice.Console console) {
        return !draft.of(CharDevice.Serial.class).isEmpty()
                && draft.of(CharDevice.Console.class).get(0) == console
                && (console.target() == null
                        || console.target().type() == null
                        || console.target().type() == CharDevice.ConsoleType.SERIAL);
    }

    private static String disk(Draft draft, Disk disk) {
        Disk.Bus bus = DiskNames.bus(disk);
        String prefix =
                switch (bus) {
                    case IDE -> "ide";
                    case FDC -> "fdc";
                    case SCSI -> "scsi";
                    case SATA -> "sata";
                    default -> bus.name().toLowerCase(Locale.ROOT) + "-disk";
                };
        if (!(disk.address() instanceof Address.Drive drive) || prefix.endsWith("-disk")) {
            return prefix + DiskNames.index(disk.target().dev());
        }
        String place = drive.controller() + "-" + drive.bus() + "-";
        Controller controller =
                bus == Disk.Bus.SCSI ? draft.controller(Controller.Type.SCSI, drive.controller()) : null;
        boolean narrow = controller == null || "lsilogic".equals(controller.model());
        return bus == Disk.Bus.SCSI && !narrow
                ? prefix + place + drive.target() + "-" + drive.unit()
                : prefix + place + drive.unit();
    }

    static String controller(Draft draft, Controller controller) {
        int index = Draft.index(controller);
        boolean q35 = MachineType.isQ35(draft.machine());
        String type = controller.type().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return switch (controller.type()) {
            case PCI -> index == 0 && q35 ? "pcie.0" : "pci." + index;
            case IDE -> index == 0 && draft.isI440fx() ? "ide" : type + index;
            case SATA -> index == 0 && q35 ? "ide" : type + index;
            case USB -> index == 0 ? "usb" : type + index;
            default -> type + index;
        };
    }
}
