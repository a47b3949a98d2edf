package io.kavirt.driver.qemu.complete;

import io.kavirt.model.domain.Address;
import io.kavirt.model.domain.Controller;
import io.kavirt.model.domain.Device;
import io.kavirt.model.domain.Disk;
import io.kavirt.model.domain.HostDevice;
import io.kavirt.model.domain.Hub;
import io.kavirt.model.domain.Input;
import io.kavirt.model.domain.Redirdev;
import io.kavirt.model.domain.Sound;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ports of USB devices. */
final class UsbPorts {
    private static final int HUB_PORTS = 8;

    /** In which order devices choose. */
    private static final List<Class<? extends Device>> ORDER =
            List.of(HostDevice.class, Disk.class, Input.class, Sound.class, Redirdev.class);

    private UsbPorts() {}

    static boolean isUsb(Device device) {
        return (device instanceof Disk disk && disk.target().bus() == Disk.Bus.USB)
                || (device instanceof Input input && input.bus() == Input.Bus.USB)
                || (device instanceof Sound sound && sound.model() == Sound.Model.USB)
                || device instanceof Hub
                || device instanceof Redirdev
                || device instanceof HostDevice.Usb;
    }

    static void apply(Draft draft) {
        Set<String> taken = new HashSet<>();
        for (Device device : List.copyOf(draft.devices)) {
            if (device.address() instanceof Address.Usb usb && usb.port() != null) {
                taken.add(usb.bus() + "/" + usb.port());
            }
        }
        // Hubs first, so that what comes after may use their ports.
        for (Device device : List.copyOf(draft.devices)) {
            if (device instanceof Hub) {
                assign(draft, device, taken);
            }
        }
        for (Class<? extends Device> kind : ORDER) {
            for (Device device : List.copyOf(draft.devices)) {
                if (kind.isInstance(device) && isUsb(device)) {
                    assign(draft, device, taken);
                }
            }
        }
    }

    private static void assign(Draft draft, Device device, Set<String> taken) {
        Address given = device.address();
        if (given != null && !(given instanceof Address.Usb usb && usb.port() == null)) {
            return;
        }
        for (Controller controller : draft.of(Controller.class)) {
            boolean wrongBus = given instanceof Address.Usb usb && usb.bus() != Draft.index(controller);
            if (controller.type() != Controller.Type.USB
                    || controller.info().master() != null
                    || "none".equals(controller.model())
                    || wrongBus) {
                continue;
            }
            String port = free(draft, controller, taken);
            if (port != null) {
                taken.add(Draft.index(controller) + "/" + port);
                draft.replace(device, device.withAddress(new Address.Usb(Draft.index(controller), port)));
                return;
            }
        }
        // With no port free, QEMU finds a place behind a hub that it adds by itself.
    }

    private static @Nullable String free(Draft draft, Controller controller, Set<String> taken) {
        int bus = Draft.index(controller);
        for (int port = 1; port <= ports(controller); port++) {
            if (!taken.contains(bus + "/" + port)) {
                return String.valueOf(port);
            }
        }
        for (Hub hub : draft.of(Hub.class)) {
            if (hub.address() instanceof Address.Usb usb && usb.bus() == bus && usb.port() != null) {
                for (int port = 1; port <= HUB_PORTS; port++) {
                    if (!taken.contains(bus + "/" + usb.port() + "." + port)) {
                        return usb.port() + "." + port;
                    }
                }
            }
        }
        return null;
    }

    private static int ports(Controller controller) {
        if (controller.ports() != null) {
            return controller.ports();
        }
        String model = controller.model() == null ? "" : controller.model();
        return switch (model) {
            case "nec-xhci", "qemu-xhci" -> 4;
            case "ich9-ehci1", "ehci" -> 6;
            case "vt82c686b-uhci", "piix3-uhci", "piix4-uhci", "" -> 2;
            case "pci-ohci" -> 3;
            default -> 2;
        };
    }
}
