package io.kavirt.driver.qemu.complete;

import io.kavirt.model.domain.CharDevice;
import io.kavirt.model.domain.Controller;
import io.kavirt.model.domain.Device;
import io.kavirt.model.domain.Disk;
import io.kavirt.model.domain.Filesystem;
import io.kavirt.model.domain.HostDevice;
import io.kavirt.model.domain.Input;
import io.kavirt.model.domain.MemoryBalloon;
import io.kavirt.model.domain.NetworkInterface;
import io.kavirt.model.domain.Panic;
import io.kavirt.model.domain.Rng;
import io.kavirt.model.domain.Shmem;
import io.kavirt.model.domain.Sound;
import io.kavirt.model.domain.Video;
import io.kavirt.model.domain.VirtioModel;
import io.kavirt.model.domain.Vsock;
import io.kavirt.model.domain.Watchdog;
import org.jspecify.annotations.Nullable;

/** What sort of PCI device something is, which says where it may go. */
enum PciKind {
    /** On no PCI bus. */
    NONE,
    /** A conventional device. */
    PCI,
    /** An express device, alone behind a port. */
    PCIE,
    /** A port of the express root. */
    ROOT_PORT,
    /** A port of a switch. */
    DOWNSTREAM,
    /** On the root bus itself. */
    ROOT,
    /** A bridge between conventional buses. */
    BRIDGE;

    static PciKind of(Device device) {
        if (device instanceof Controller controller) {
            return ofController(controller);
        }
        if (device instanceof NetworkInterface net) {
            return ofNet(net);
        }
        if (device instanceof Disk disk) {
            return disk.target().bus() == Disk.Bus.VIRTIO ? virtio(disk.model()) : NONE;
        }
        if (device instanceof Video video) {
            return ofVideo(video);
        }
        if (device instanceof Sound sound) {
            boolean onBoard = sound.model() == Sound.Model.SB16
                    || sound.model() == Sound.Model.PCSPK
                    || sound.model() == Sound.Model.USB;
            return onBoard ? NONE : PCI;
        }
        if (device instanceof MemoryBalloon balloon) {
            return ofBalloon(balloon);
        }
        if (device instanceof Watchdog watchdog) {
            return watchdog.model() == Watchdog.Model.I6300ESB ? PCI : NONE;
        }
        return ofOthers(device);
    }

    private static PciKind ofOthers(Device device) {
        if (device instanceof Rng rng) {
            return virtio(rng.model());
        }
        if (device instanceof Input input) {
            return input.bus() == Input.Bus.VIRTIO ? virtio(input.model()) : NONE;
        }
        if (device instanceof Filesystem filesystem) {
            return virtio(filesystem.model());
        }
        if (device instanceof Vsock vsock) {
            return virtio(vsock.model());
        }
        if (device instanceof HostDevice.ScsiHost host) {
            return virtio(host.model());
        }
        if (device instanceof Shmem) {
            return PCI;
        }
        if (device instanceof CharDevice.Serial serial) {
            boolean card = serial.target() != null
                    && "pci-serial".equals(serial.target().type());
            return card ? PCI : NONE;
        }
        if (device instanceof Panic panic) {
            return panic.model() == Panic.Model.PVPANIC ? PCI : NONE;
        }
        return device instanceof HostDevice.Pci || device instanceof HostDevice.Mdev ? PCIE : NONE;
    }

    private static PciKind virtio(@Nullable VirtioModel model) {
        return model == VirtioModel.VIRTIO_TRANSITIONAL ? PCI : PCIE;
    }

    private static PciKind ofController(Controller controller) {
        String model = controller.model() == null ? "" : controller.model();
        return switch (controller.type()) {
            case PCI ->
                switch (model) {
                    case "pcie-root-port" -> ROOT_PORT;
                    case "pci-bridge" -> BRIDGE;
                    case "pcie-switch-downstream-port" -> DOWNSTREAM;
                    case "pcie-switch-upstream-port", "pcie-to-pci-bridge" -> PCIE;
                    case "dmi-to-pci-bridge", "pcie-expander-bus" -> ROOT;
                    case "pci-expander-bus" -> PCI;
                    default -> NONE;
                };
            case USB ->
                switch (model) {
                    case "none" -> NONE;
                    case "nec-xhci", "qemu-xhci" -> PCIE;
                    default -> PCI;
                };
            case SCSI ->
                switch (model) {
                    case "virtio-transitional" -> PCI;
                    case "virtio-scsi", "virtio-non-transitional", "vmpvscsi" -> PCIE;
                    case "ibmvscsi" -> NONE;
                    default -> PCI;
                };
            case VIRTIO_SERIAL -> model.equals("virtio-transitional") ? PCI : PCIE;
            case SATA, IDE -> PCI;
            default -> NONE;
        };
    }

    private static PciKind ofNet(NetworkInterface net) {
        if (net.type() == NetworkInterface.Type.HOSTDEV) {
            return PCIE;
        }
        String model = net.model() == null ? "" : net.model();
        return switch (model) {
            case "virtio", "virtio-net", "virtio-non-transitional", "e1000e", "vmxnet3", "igb" -> PCIE;
            case "usb-net" -> NONE;
            default -> PCI;
        };
    }

    private static PciKind ofVideo(Video video) {
        Video.Type type = video.model() == null ? null : video.model().type();
        if (type == Video.Type.NONE || type == Video.Type.RAMFB) {
            return NONE;
        }
        return type == Video.Type.VIRTIO || type == Video.Type.BOCHS ? PCIE : PCI;
    }

    private static PciKind ofBalloon(MemoryBalloon balloon) {
        return switch (balloon.model()) {
            case VIRTIO, VIRTIO_NON_TRANSITIONAL -> PCIE;
            case VIRTIO_TRANSITIONAL -> PCI;
            default -> NONE;
        };
    }
}
