package io.kavirt.driver.qemu.complete;

import io.kavirt.driver.qemu.capabilities.Architectures;
import io.kavirt.model.domain.Address;
import io.kavirt.model.domain.Audio;
import io.kavirt.model.domain.CharDevice;
import io.kavirt.model.domain.Controller;
import io.kavirt.model.domain.Controller.Type;
import io.kavirt.model.domain.DeviceInfo;
import io.kavirt.model.domain.Disk;
import io.kavirt.model.domain.Graphics;
import io.kavirt.model.domain.Hub;
import io.kavirt.model.domain.Input;
import io.kavirt.model.domain.MemoryBalloon;
import io.kavirt.model.domain.Redirdev;
import io.kavirt.model.domain.Sound;
import io.kavirt.model.domain.Video;
import java.util.List;

/** Adds the devices that a machine has anyway, and those that other devices need. */
final class ImplicitDevices {
    private ImplicitDevices() {}

    /** What comes with the machine: its root bus, USB, SATA and the balloon. */
    static void addForMachine(Draft draft) {
        List<Controller> given = draft.of(Controller.class);
        draft.devices.removeAll(given);
        given.forEach(controller -> draft.insert(numbered(draft, controller)));
        sortDisks(draft);
        if (draft.isI440fx()) {
            if (!draft.hasController(Type.USB)) {
                draft.need(Type.USB, 0, null);
            }
            draft.need(Type.PCI, 0, "pci-root");
        } else if (draft.isQ35()) {
            if (!draft.hasController(Type.USB)) {
                usbOfQ35(draft);
            }
            draft.need(Type.SATA, 0, null);
            draft.need(Type.PCI, 0, "pcie-root");
        }
        boolean pc = draft.isI440fx() || draft.isQ35();
        if (pc && !draft.has(MemoryBalloon.class)) {
            draft.devices.add(MemoryBalloon.of(MemoryBalloon.Model.VIRTIO));
        }
    }

    private static void usbOfQ35(Draft draft) {
        for (String device : List.of("qemu-xhci", "nec-usb-xhci", "ich9-usb-ehci1")) {
            if (draft.qemu.has(device)) {
                draft.need(Type.USB, 0, device.replace("usb-", ""));
                return;
            }
        }
    }

    private static Controller numbered(Draft draft, Controller controller) {
        if (controller.index() != null) {
            return controller;
        }
        String model = controller.model();
        if (controller.type() == Type.PCI && model != null && model.endsWith("-root")) {
            return controller.withIndex(0);
        }
        if (controller.type() == Type.USB && controller.info().master() != null) {
            // A companion belongs to the controller that stands before it.
            return controller.withIndex(lastIndex(draft, Type.USB, 0));
        }
        int next = controller.type() == Type.PCI ? 1 : 0;
        while (draft.controller(controller.type(), next) != null) {
            next++;
        }
        return controller.withIndex(next);
    }

    private static int lastIndex(Draft draft, Type type, int none) {
        return draft.of(Controller.class).stream()
                .filter(controller -> controller.type() == type)
                .mapToInt(Draft::index)
                .max()
                .orElse(none);
    }

    /** Disks of one bus stand in the order of their names. */
    private static void sortDisks(Draft draft) {
        List<Disk> disks = draft.of(Disk.class);
        draft.devices.removeAll(disks);
        for (Disk disk : disks) {
            int at = -1;
            for (int i = draft.devices.size() - 1; i >= 0; i--) {
                if (draft.devices.get(i) instanceof Disk other && DiskNames.bus(other) == DiskNames.bus(disk)) {
                    if (DiskNames.index(other.target().dev())
                            > DiskNames.index(disk.target().dev())) {
                        at = i;
                    } else if (at < 0) {
                        at = i + 1;
                    }
                }
            }
            draft.devices.add(at < 0 ? draft.devices.size() : at, disk);
        }
    }

    /** What the devices imply: keyboard and mouse, a screen to show graphics on, a place for sound to go. */
    static void addForDevices(Draft draft) {
        if (Architectures.isX86(draft.qemu.arch())) {
            input(draft, Input.Type.MOUSE);
            input(draft, Input.Type.KEYBOARD);
        }
        boolean shown =
                draft.of(Graphics.class).stream().anyMatch(graphics -> graphics.type() != Graphics.Type.EGL_HEADLESS);
        if (shown && !draft.has(Video.class)) {
            Video.Model model = new Video.Model(null, null, null, null, null, null, null, null, null, null);
            draft.devices.add(DeviceDefaults.video(new Video(null, model, DeviceInfo.NONE), draft, true));
        }
        if (!draft.has(Audio.class)) {
            audio(draft);
        }
    }

    private static void input(Draft draft, Input.Type type) {
        boolean there =
                draft.of(Input.class).stream().anyMatch(input -> input.type() == type && input.bus() == Input.Bus.PS2);
        if (!there) {
            draft.devices.add(Input.of(type, Input.Bus.PS2));
        }
    }

    private static void audio(Draft draft) {
        boolean spice = draft.of(Graphics.class).stream().anyMatch(g -> g.type() == Graphics.Type.SPICE);
        boolean sdl = draft.of(Graphics.class).stream().anyMatch(g -> g.type() == Graphics.Type.SDL);
        Audio.Type type = spice ? Audio.Type.SPICE : sdl && draft.has(Sound.class) ? Audio.Type.SDL : Audio.Type.NONE;
        draft.devices.add(Audio.of(1, type));
    }

    /** The controllers that disks, USB devices and channels are attached to. */
    static void addControllersOfDrives(Draft draft) {
        for (Type type : List.of(Type.SCSI, Type.FDC, Type.IDE, Type.SATA)) {
            for (Disk disk : draft.of(Disk.class)) {
                if (DiskNames.controller(disk) == type && disk.address() instanceof Address.Drive drive) {
                    for (int i = 0; i <= drive.controller(); i++) {
                        draft.need(type, i, null);
                    }
                }
            }
        }
        for (CharDevice device : draft.of(CharDevice.class)) {
            if (SerialPorts.isVirtio(device)) {
                int index = device.address() instanceof Address.VirtioSerial address ? address.controller() : 0;
                draft.need(Type.VIRTIO_SERIAL, index, null);
            }
        }
        boolean usb =
                draft.of(Disk.class).stream().anyMatch(disk -> disk.target().bus() == Disk.Bus.USB)
                        || draft.of(Input.class).stream().anyMatch(input -> input.bus() == Input.Bus.USB)
                        || draft.has(Hub.class)
                        || draft.has(Redirdev.class);
        if (usb && !draft.hasController(Type.USB)) {
            draft.need(Type.USB, 0, null);
        }
        DeviceDefaults.controllers(draft);
    }
}
