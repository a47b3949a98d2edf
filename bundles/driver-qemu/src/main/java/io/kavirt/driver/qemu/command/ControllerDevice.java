package io.kavirt.driver.qemu.command;

import io.kavirt.model.common.OnOff;
import io.kavirt.model.domain.Address;
import io.kavirt.model.domain.Controller;
import io.kavirt.model.domain.Controller.Type;
import io.kavirt.model.domain.Disk;
import io.kavirt.model.domain.VirtioModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Controllers: PCI first, since the others sit on it. */
final class ControllerDevice implements DeviceArguments<Controller> {
    private static final List<Type> ORDER =
            List.of(Type.PCI, Type.USB, Type.SCSI, Type.IDE, Type.FDC, Type.SATA, Type.VIRTIO_SERIAL, Type.ISA);

    @Override
    public Class<Controller> kind() {
        return Controller.class;
    }

    @Override
    public void addAll(Line line) {
        List<Controller> all = line.domain.devices().controllers();
        for (Controller controller : all) {
            if (!ORDER.contains(controller.type())) {
                throw Line.unsupported("controller type '" + text(controller.type())
                        + "' is not supported; accepted: pci, usb, scsi, ide, fdc, sata, virtio-serial");
            }
        }
        for (Type type : ORDER) {
            List<Controller> some =
                    all.stream().filter(controller -> controller.type() == type).toList();
            (type == Type.PCI ? busesFirst(some) : some).forEach(controller -> add(controller, line));
        }
    }

    /** QEMU wants a bus to be there before what sits on it. */
    private static List<Controller> busesFirst(List<Controller> controllers) {
        List<Controller> waiting = new ArrayList<>(controllers);
        List<Controller> sorted = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Controller next = waiting.stream()
                    .filter(controller -> waiting.stream()
                            .noneMatch(other -> other != controller
                                    && controller.address() instanceof Address.Pci pci
                                    && pci.bus() != null
                                    && pci.bus() == index(other)))
                    .findFirst()
                    .orElseThrow(() -> Line.unsupported("the PCI controllers "
                            + waiting.stream().map(ControllerDevice::index).toList() + " sit on each other"));
            waiting.remove(next);
            sorted.add(next);
        }
        return sorted;
    }

    @Override
    public void add(Controller controller, Line line) {
        switch (controller.type()) {
            case PCI -> pci(controller, line);
            case USB -> usb(controller, line);
            case SCSI -> scsi(controller, line);
            case SATA -> sata(controller, line);
            case FDC -> floppies(controller, line);
            case VIRTIO_SERIAL -> serial(controller, line);
            case IDE -> ide(controller, line);
            default -> {
                // The ISA bridge is part of the chipset.
            }
        }
    }

    private static int index(Controller controller) {
        return controller.index() == null ? 0 : controller.index();
    }

    private static String text(Type type) {
        return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void pci(Controller controller, Line line) {
        String model = controller.model() == null ? "" : controller.model();
        if (model.equals("pci-root") || model.equals("pcie-root")) {
            hole(controller, line);
            return;
        }
        String hardware = controller.hardware();
        if (hardware == null) {
            throw Line.unsupported("controller model '" + model + "' is not supported for type 'pci'");
        }
        Props props = Props.driver(line.need(hardware, "controller model '" + model + "'"));
        Controller.Target target = controller.target();
        if (target != null) {
            switch (model) {
                case "pci-bridge" -> props.put("chassis_nr", target.chassisNr());
                case "pcie-root-port", "pcie-switch-downstream-port" ->
                    props.put("port", target.port()).put("chassis", target.chassis());
                case "pci-expander-bus", "pcie-expander-bus" ->
                    props.put("bus_nr", target.busNr()).put("numa_node", target.node());
                default -> {
                    // Others tell the guest nothing of themselves.
                }
            }
            if (target.hotplug() != null) {
                props.put(model.equals("pci-bridge") ? "shpc" : "hotplug", target.hotplug() == OnOff.ON);
            }
        }
        props.put("id", Line.alias(controller));
        line.device(line.place(props, controller));
    }

    private static void hole(Controller controller, Line line) {
        if (controller.pciHole64() != null) {
            String host = line.isQ35() ? "q35-pcihost" : "i440FX-pcihost";
            line.add("-global", host + ".pci-hole64-size=" + controller.pciHole64() + "K");
        }
    }

    private static void usb(Controller controller, Line line) {
        String model = controller.model() == null ? "piix3-uhci" : controller.model();
        if (model.equals("none")) {
            return;
        }
        String device =
                switch (model) {
                    case "piix3-uhci" -> "piix3-usb-uhci";
                    case "piix4-uhci" -> "piix4-usb-uhci";
                    case "ehci" -> "usb-ehci";
                    case "ich9-ehci1" -> "ich9-usb-ehci1";
                    case "ich9-uhci1" -> "ich9-usb-uhci1";
                    case "ich9-uhci2" -> "ich9-usb-uhci2";
                    case "ich9-uhci3" -> "ich9-usb-uhci3";
                    case "vt82c686b-uhci" -> "vt82c686b-usb-uhci";
                    case "pci-ohci" -> "pci-ohci";
                    case "nec-xhci" -> "nec-usb-xhci";
                    case "qemu-xhci" -> "qemu-xhci";
                    default ->
                        throw Line.unsupported("usb controller model '" + model
                                + "' is not supported; accepted: piix3-uhci, piix4-uhci, ehci, ich9-ehci1, ich9-uhci1,"
                                + " ich9-uhci2, ich9-uhci3, vt82c686b-uhci, pci-ohci, nec-xhci, qemu-xhci, none");
                };
        Props props = Props.driver(line.need(device, "usb controller model '" + model + "'"));
        if (controller.ports() != null) {
            if (!model.endsWith("xhci")) {
                throw Line.unsupported("ports='" + controller.ports() + "' is not supported for usb controller model '"
                        + model + "'; accepted: nec-xhci, qemu-xhci");
            }
            props.put("p2", controller.ports()).put("p3", controller.ports());
        }
        if (controller.info().master() != null) {
            props.put("masterbus", "usb" + (index(controller) == 0 ? "" : index(controller)) + ".0");
            props.put("firstport", controller.info().master().startport());
        } else {
            props.put("id", Line.alias(controller));
        }
        line.device(line.place(props, controller));
    }

    private static void scsi(Controller controller, Line line) {
        String model = controller.model() == null ? "lsilogic" : controller.model();
        Controller.Driver driver = controller.driver();
        String device =
                switch (model) {
                    case "virtio-scsi" -> "virtio-scsi-pci";
                    case "virtio-transitional" -> "virtio-scsi-pci-transitional";
                    case "virtio-non-transitional" -> "virtio-scsi-pci-non-transitional";
                    case "lsilogic" -> "lsi";
                    case "lsisas1078" -> "megasas";
                    case "lsisas1068" -> "mptsas1068";
                    case "vmpvscsi" -> "pvscsi";
                    case "am53c974", "dc390" -> model;
                    default ->
                        throw Line.unsupported(
                                "scsi controller model '" + model
                                        + "' is not supported; accepted: virtio-scsi, lsilogic, lsisas1068, lsisas1078, vmpvscsi");
                };
        Props props = Props.driver(device);
        if (driver != null) {
            if (driver.iothread() != null) {
                props.put("iothread", "iothread" + driver.iothread());
            }
            Line.options(props, driver.virtio());
        }
        props.put("id", Line.alias(controller));
        if (driver != null) {
            props.put("num_queues", driver.queues())
                    .put("cmd_per_lun", driver.cmdPerLun())
                    .put("max_sectors", driver.maxSectors())
                    .put("ioeventfd", driver.ioeventfd());
        }
        line.device(line.place(props, controller));
    }

    private static void sata(Controller controller, Line line) {
        if (index(controller) == 0 && line.isQ35()) {
            return;
        }
        line.device(line.place(Props.driver("ahci").put("id", Line.alias(controller)), controller));
    }

    private static void ide(Controller controller, Line line) {
        if (index(controller) != 0 || !line.isI440fx()) {
            throw Line.unsupported("ide controller " + index(controller) + " is not supported for machine '"
                    + line.machine() + "'; accepted: index 0 of a pc-i440fx machine");
        }
    }

    private static void serial(Controller controller, Line line) {
        Controller.Driver driver = controller.driver();
        Props props = Props.driver(Line.virtio("virtio-serial", variant(controller.model())));
        Line.options(props, driver == null ? null : driver.virtio());
        props.put("id", Line.alias(controller));
        if (controller.ports() != null) {
            props.put("max_ports", controller.ports());
        }
        props.put("vectors", controller.vectors());
        line.device(line.place(props, controller));
    }

    private static @Nullable VirtioModel variant(@Nullable String model) {
        if (model == null || model.equals("virtio")) {
            return null;
        }
        return model.equals("virtio-transitional")
                ? VirtioModel.VIRTIO_TRANSITIONAL
                : VirtioModel.VIRTIO_NON_TRANSITIONAL;
    }

    /** PCs of the i440FX kind have their floppy controller on board; others get one. */
    private static void floppies(Controller controller, Line line) {
        if (index(controller) != 0) {
            throw Line.unsupported("fdc controller " + index(controller) + " is not supported; accepted: 0");
        }
        Integer first = null;
        Integer second = null;
        for (Disk disk : line.domain.devices().disks()) {
            if (disk.target().bus() == Disk.Bus.FDC && disk.address() instanceof Address.Drive drive) {
                if (drive.unit() == 0) {
                    first = line.boot.of(disk);
                } else {
                    second = line.boot.of(disk);
                }
            }
        }
        boolean onBoard = line.isI440fx();
        if (onBoard) {
            if (first != null) {
                line.add("-global", "isa-fdc.bootindexA=" + first);
            }
            if (second != null) {
                line.add("-global", "isa-fdc.bootindexB=" + second);
            }
            return;
        }
        line.device(Props.driver("isa-fdc")
                .put("id", Line.alias(controller))
                .put("bootindexA", first)
                .put("bootindexB", second));
    }
}
