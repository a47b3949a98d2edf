package io.kavirt.driver.qemu.command;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.driver.qemu.capabilities.MachineType;
import io.kavirt.driver.qemu.capabilities.QemuCapabilities;
import io.kavirt.driver.qemu.command.QemuCommandLine.MonitorCommand;
import io.kavirt.driver.qemu.command.QemuCommandLine.TapDescriptor;
import io.kavirt.model.common.OnOff;
import io.kavirt.model.common.YesNo;
import io.kavirt.model.domain.Address;
import io.kavirt.model.domain.Controller;
import io.kavirt.model.domain.Device;
import io.kavirt.model.domain.DeviceInfo;
import io.kavirt.model.domain.DomainDefinition;
import io.kavirt.model.domain.VirtioModel;
import io.kavirt.model.domain.VirtioOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A command line in the making, with what the parts of it need to know. Belongs to one thread. */
final class Line {
    final DomainDefinition domain;
    final QemuCapabilities qemu;
    final StartContext context;
    final BootOrder boot;
    private final List<String> arguments = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<TapDescriptor> taps = new ArrayList<>();
    private final List<MonitorCommand> setup = new ArrayList<>();

    Line(DomainDefinition domain, QemuCapabilities qemu, StartContext context) {
        this.domain = domain;
        this.qemu = qemu;
        this.context = context;
        this.boot = BootOrder.of(domain);
    }

    QemuCommandLine result() {
        String emulator = domain.devices().emulator();
        Path program = emulator == null ? qemu.binary().path() : Path.of(emulator);
        return new QemuCommandLine(program, arguments, environment, taps, setup);
    }

    Line add(String... parts) {
        arguments.addAll(List.of(parts));
        return this;
    }

    Line add(String option, Props value) {
        return add(option, value.toString());
    }

    Line device(Props device) {
        return add("-device", device);
    }

    Line object(Props object) {
        return add("-object", object);
    }

    void environment(String name, String value) {
        environment.put(name, value);
    }

    void setup(String command, Props arguments) {
        setup.add(new MonitorCommand(command, arguments.toString()));
    }

    /** The number under which QEMU gets the network device. */
    int tap(String alias, String device) {
        int number = context.firstDescriptor() + taps.size();
        taps.add(new TapDescriptor(number, alias, device));
        return number;
    }

    boolean isQ35() {
        return MachineType.isQ35(machine());
    }

    boolean isI440fx() {
        return MachineType.isI440fx(machine());
    }

    String machine() {
        String machine = domain.os().type().machine();
        return machine == null ? "none" : machine;
    }

    boolean isKvm() {
        return domain.type().equals("kvm");
    }

    /** Refuses if the binary lacks the device. */
    String need(String type, String element) {
        if (!qemu.has(type)) {
            throw unsupported(element + " needs the QEMU device '" + type + "', which "
                    + qemu.binary().path() + " (" + qemu.version() + ") does not have");
        }
        return type;
    }

    static VirtException unsupported(String message) {
        return new VirtException(ErrorCode.CONFIG_UNSUPPORTED, ErrorDomain.QEMU, message);
    }

    static String alias(Device device) {
        if (device.alias() == null) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR,
                    ErrorDomain.QEMU,
                    "device " + device.getClass().getSimpleName() + " has no name yet");
        }
        return device.alias().name();
    }

    /** Doubles commas, which end values in QEMU's own option syntax. */
    static String escape(String value) {
        return value.replace(",", ",,");
    }

    /** The name of a virtio device on PCI, in the variant asked for. */
    static String virtio(String name, @Nullable VirtioModel model) {
        if (model == null || model == VirtioModel.VIRTIO) {
            return name + "-pci";
        }
        return name + (model == VirtioModel.VIRTIO_TRANSITIONAL ? "-pci-transitional" : "-pci-non-transitional");
    }

    static Props options(Props props, @Nullable VirtioOptions options) {
        return options == null
                ? props
                : props.put("iommu_platform", options.iommu())
                        .put("ats", options.ats())
                        .put("packed", options.packed())
                        .put("page-per-vq", options.pagePerVq());
    }

    /** Adds the bus and the place on it. */
    Props place(Props props, Device device) {
        return place(props, device.info());
    }

    Props place(Props props, DeviceInfo info) {
        Address address = info.address();
        if (info.acpi() != null) {
            props.put("acpi-index", info.acpi());
        }
        if (address instanceof Address.Pci pci && !pci.isUnassigned()) {
            rom(props, info.rom());
            return pci(props, pci);
        }
        if (address instanceof Address.Usb usb) {
            props.put("bus", controller(Controller.Type.USB, usb.bus(), "usb") + ".0");
            return props.put("port", usb.port());
        }
        if (address instanceof Address.Isa isa) {
            return props.put("iobase", isa.iobase()).put("irq", isa.irq());
        }
        if (address == null || address instanceof Address.Unassigned || address instanceof Address.Pci) {
            return props;
        }
        throw unsupported("address type '" + address.getClass().getSimpleName().toLowerCase(Locale.ROOT)
                + "' is not supported here; accepted: pci, usb, isa");
    }

    private Props pci(Props props, Address.Pci pci) {
        if (pci.domain() != null && pci.domain() != 0) {
            throw unsupported("PCI domain " + pci.domain() + " is not supported; accepted: 0");
        }
        String bus = controller(Controller.Type.PCI, pci.bus(), "pci." + pci.bus());
        props.put("bus", bus);
        if (pci.multifunction() != null) {
            props.put("multifunction", pci.multifunction() == OnOff.ON);
        }
        String address = "0x" + Integer.toHexString(pci.slot());
        return props.put("addr", pci.function() == 0 ? address : address + ".0x" + Integer.toHexString(pci.function()));
    }

    private static void rom(Props props, DeviceInfo.@Nullable Rom rom) {
        if (rom == null) {
            return;
        }
        if (rom.bar() != null) {
            props.put("rombar", rom.bar() == OnOff.ON ? 1 : 0);
        }
        if (rom.enabled() == YesNo.NO) {
            props.put("romfile", "");
        } else {
            props.put("romfile", rom.file());
        }
    }

    /** The name of a controller. */
    String controller(Controller.Type type, int index, String otherwise) {
        return domain.devices().controllers().stream()
                .filter(controller ->
                        controller.type() == type && (controller.index() == null ? 0 : controller.index()) == index)
                .findFirst()
                .map(controller -> controller.alias() == null
                        ? otherwise
                        : controller.alias().name())
                .orElse(otherwise);
    }
}
