package io.kavirt.model.domain.complete;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.model.domain.Address;
import io.kavirt.model.domain.CharDevice;
import io.kavirt.model.domain.Controller;
import io.kavirt.model.domain.Device;
import io.kavirt.model.domain.Devices;
import io.kavirt.model.domain.Disk;
import io.kavirt.model.domain.HostDevice;
import io.kavirt.model.domain.Smartcard;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Controllers that devices need. */
public final class ControllerDefaults {
    /** The last controller of a type that is made for a device. */
    public static final int LAST_INDEX = 1023;

    private static final Map<Disk.Bus, Controller.Type> DISK_CONTROLLERS = diskControllers();

    private ControllerDefaults() {}

    private static Map<Disk.Bus, Controller.Type> diskControllers() {
        Map<Disk.Bus, Controller.Type> controllers = new LinkedHashMap<>();
        controllers.put(Disk.Bus.SCSI, Controller.Type.SCSI);
        controllers.put(Disk.Bus.FDC, Controller.Type.FDC);
        controllers.put(Disk.Bus.IDE, Controller.Type.IDE);
        controllers.put(Disk.Bus.SATA, Controller.Type.SATA);
        return Collections.unmodifiableMap(controllers);
    }

    /** The devices with the controllers that disks, channels, consoles and smart cards are connected to, each numbered. */
    public static Devices complete(Devices devices) {
        return forHostUnits(forCards(forSerials(forDisks(withCardSlots(numbered(devices))))));
    }

    private static Devices forDisks(Devices devices) {
        Devices next = devices;
        for (Map.Entry<Disk.Bus, Controller.Type> bus : DISK_CONTROLLERS.entrySet()) {
            int last = devices.disks().stream()
                    .filter(disk -> disk.target().bus() == bus.getKey())
                    .mapToInt(disk -> disk.address() instanceof Address.Drive drive ? drive.controller() : -1)
                    .max()
                    .orElse(-1);
            next = upTo(next, bus.getValue(), last);
        }
        return next;
    }

    private static Devices forSerials(Devices devices) {
        int channels = devices.of(CharDevice.Channel.class).stream()
                .filter(ControllerDefaults::isVirtio)
                .mapToInt(ControllerDefaults::serialController)
                .max()
                .orElse(-1);
        int consoles = devices.of(CharDevice.Console.class).stream()
                .filter(ControllerDefaults::isVirtio)
                .mapToInt(ControllerDefaults::serialController)
                .max()
                .orElse(-1);
        return upTo(devices, Controller.Type.VIRTIO_SERIAL, Math.max(channels, consoles));
    }

    private static Devices forCards(Devices devices) {
        int last = devices.of(Smartcard.class).stream()
                .mapToInt(card -> card.address() instanceof Address.Ccid ccid ? ccid.controller() : 0)
                .max()
                .orElse(-1);
        return upTo(devices, Controller.Type.CCID, last);
    }

    private static Devices forHostUnits(Devices devices) {
        int last = devices.of(HostDevice.Scsi.class).stream()
                .mapToInt(unit -> unit.address() instanceof Address.Drive drive ? drive.controller() : -1)
                .max()
                .orElse(-1);
        return upTo(devices, Controller.Type.SCSI, last);
    }

    /** Smart card readers are always on a controller for them. */
    private static Devices withCardSlots(Devices devices) {
        int slot = 0;
        for (Smartcard card : devices.of(Smartcard.class)) {
            if (card.address() instanceof Address.Ccid ccid && ccid.controller() == 0) {
                slot = Math.max(slot, ccid.slot() + 1);
            }
        }
        int[] next = {slot};
        return devices.map(device -> device instanceof Smartcard card && card.address() == null
                ? card.withAddress(new Address.Ccid(0, next[0]++))
                : device);
    }

    private static boolean isVirtio(CharDevice.Channel channel) {
        return channel.target() != null && channel.target().type() == CharDevice.ChannelType.VIRTIO;
    }

    private static boolean isVirtio(CharDevice.Console console) {
        return console.target() != null && console.target().type() == CharDevice.ConsoleType.VIRTIO;
    }

    private static int serialController(Device device) {
        return device.address() instanceof Address.VirtioSerial serial ? serial.controller() : 0;
    }

    /**
     * The devices with controllers of the type from 0 to the index.
     *
     * @throws VirtException CONFIG_UNSUPPORTED if the index is beyond {@link #LAST_INDEX}
     */
    public static Devices upTo(Devices devices, Controller.Type type, int index) {
        if (index > LAST_INDEX) {
            throw new VirtException(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    ErrorDomain.DOMAIN,
                    "address on controller '" + index + "', accepted: 0 to " + LAST_INDEX);
        }
        Set<Integer> there = new HashSet<>();
        devices.controllers().stream()
                .filter(controller -> controller.type() == type && controller.index() != null)
                .forEach(controller -> there.add(controller.index()));
        List<Device> list = new ArrayList<>(devices.list());
        for (int i = 0; i <= index; i++) {
            if (there.add(i)) {
                list.add(Controller.of(type, i, null));
            }
        }
        return list.size() == devices.list().size() ? devices : devices.withList(list);
    }

    /** The devices with a number for each controller: the lowest that is free among its type. */
    public static Devices numbered(Devices devices) {
        Map<Controller.Type, Set<Integer>> taken = new EnumMap<>(Controller.Type.class);
        for (Controller controller : devices.controllers()) {
            if (controller.index() != null) {
                taken.computeIfAbsent(controller.type(), type -> new HashSet<>())
                        .add(controller.index());
            }
        }
        return devices.map(device -> {
            if (!(device instanceof Controller controller) || controller.index() != null) {
                return device;
            }
            Set<Integer> used = taken.computeIfAbsent(controller.type(), type -> new HashSet<>());
            int index = 0;
            while (!used.add(index)) {
                index++;
            }
            return controller.withIndex(index);
        });
    }
}
