package io.kavirt.driver.qemu.complete;

import io.kavirt.model.common.OnOff;
import io.kavirt.model.domain.Address;
import io.kavirt.model.domain.CharDevice;
import io.kavirt.model.domain.Controller;
import io.kavirt.model.domain.Controller.Type;
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
import io.kavirt.model.domain.Vsock;
import io.kavirt.model.domain.Watchdog;
import io.kavirt.model.xml.Records;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Chooses PCI addresses of PCs, and adds the ports and bridges that they need. */
final class PciStep {
    /** In which order devices choose; guests expect it to stay as it is. */
    private static final List<Class<? extends Device>> ORDER = List.of(
            Filesystem.class,
            NetworkInterface.class,
            Sound.class,
            Controller.class,
            Disk.class,
            HostDevice.class,
            MemoryBalloon.class,
            Rng.class,
            Watchdog.class,
            Video.class,
            Shmem.class,
            Input.class,
            CharDevice.class,
            Panic.class,
            Vsock.class);

    private static final List<String> COMPANIONS = List.of("ich9-uhci1", "ich9-uhci2", "ich9-uhci3");

    private final Draft draft;

    private PciStep(Draft draft) {
        this.draft = draft;
    }

    static void apply(Draft draft) {
        if (draft.isI440fx() || draft.isQ35()) {
            new PciStep(draft).run();
        }
        draft.each(
                Controller.class, controller -> controller.type() == Type.PCI ? named(controller, draft) : controller);
    }

    private void run() {
        PciBuses buses = PciBuses.of(draft);
        int given = buses.lastIndex();
        reserveGiven(buses);
        Chipset.reserve(draft, buses);
        PciBuses trial = buses.copy();
        controllersWithoutAddress().forEach(controller -> trial.place(PciKind.of(controller)));
        for (Device device : waiting()) {
            if (!isCompanion(device)) {
                trial.place(PciKind.of(device));
            }
        }
        if (given <= 0 && trial.isExpress() && !trial.added().isEmpty()) {
            // One port more than needed, so that something can be plugged in later.
            trial.place(PciKind.PCIE);
        }
        buses.added().forEach(bus -> draft.need(Type.PCI, bus.index, bus.model));
        trial.added().forEach(bus -> draft.need(Type.PCI, bus.index, bus.model));

        PciBuses real = PciBuses.of(draft);
        reserveGiven(real);
        Chipset.reserve(draft, real);
        controllersWithoutAddress().forEach(controller -> put(controller, real.place(PciKind.of(controller))));
        for (Device device : waiting()) {
            if (!isCompanion(device)) {
                assign(device, real);
            }
        }
        shareSlots();
    }

    private void assign(Device device, PciBuses buses) {
        Address.Pci place = buses.place(PciKind.of(device));
        if (device instanceof Controller controller && isIch9(controller)) {
            Chipset.putGroup(draft, controller, place.bus(), place.slot());
        } else {
            put(device, place);
        }
    }

    private void put(Device device, Address.Pci address) {
        draft.replace(device, device.withAddress(merged(device, address)));
    }

    /** Keeps what a partly given address says. */
    static Address.Pci merged(Device device, Address.Pci chosen) {
        return device.address() instanceof Address.Pci given
                ? new Address.Pci(0, chosen.bus(), chosen.slot(), chosen.function(), given.multifunction(), null)
                : chosen;
    }

    static boolean isUnplaced(Device device) {
        return device.address() == null || (device.address() instanceof Address.Pci pci && pci.isUnassigned());
    }

    /** The devices that wait for an address, in the order in which they choose. */
    private List<Device> waiting() {
        List<Device> waiting = new ArrayList<>();
        for (Class<? extends Device> kind : ORDER) {
            for (Device device : draft.devices) {
                boolean pciController = device instanceof Controller c && c.type() == Type.PCI;
                if (kind.isInstance(device)
                        && !pciController
                        && isUnplaced(device)
                        && PciKind.of(device) != PciKind.NONE) {
                    waiting.add(device);
                }
            }
        }
        return waiting;
    }

    private List<Controller> controllersWithoutAddress() {
        return draft.of(Controller.class).stream()
                .filter(c -> c.type() == Type.PCI && isUnplaced(c) && PciKind.of(c) != PciKind.NONE)
                .toList();
    }

    static boolean isIch9(Controller controller) {
        return controller.type() == Type.USB
                && controller.model() != null
                && controller.model().startsWith("ich9-");
    }

    /** Companions are placed with the controller that they belong to. */
    private boolean isCompanion(Device device) {
        if (!(device instanceof Controller controller) || !isIch9(controller)) {
            return false;
        }
        Controller master = draft.of(Controller.class).stream()
                .filter(other -> isIch9(other) && Draft.index(other) == Draft.index(controller))
                .findFirst()
                .orElse(controller);
        return master != controller;
    }

    /** The function that a part of an ICH9's USB has within its slot. */
    static int function(Controller controller) {
        int companion = COMPANIONS.indexOf(controller.model());
        return companion < 0 ? 7 : companion;
    }

    private void reserveGiven(PciBuses buses) {
        for (Device device : List.copyOf(draft.devices)) {
            if (!(device.address() instanceof Address.Pci pci) || pci.isUnassigned()) {
                continue;
            }
            PciBus bus = buses.bus(pci.bus(), pci.slot());
            if (!bus.covers(pci.slot(), pci.function())) {
                throw Draft.wrong("PCI address " + text(pci) + " does not exist; bus " + pci.bus() + " is a "
                        + bus.model + " with " + bus.range() + ", functions 0 to 7");
            }
            boolean share = PciKind.of(device) == PciKind.ROOT_PORT && pci.multifunction() != OnOff.OFF;
            if (!bus.reserve(pci.slot(), pci.function(), share)) {
                throw Draft.wrong("PCI address " + text(pci) + " is used by two devices");
            }
        }
    }

    private static String text(Address.Pci pci) {
        return String.format("%04x:%02x:%02x.%x", pci.domain(), pci.bus(), pci.slot(), pci.function());
    }

    /** A guest looks at functions beyond the first only if the first says that there are any. */
    private void shareSlots() {
        Map<Integer, Integer> functions = new TreeMap<>();
        for (Device device : draft.devices) {
            if (device.address() instanceof Address.Pci pci && !pci.isUnassigned()) {
                functions.merge(pci.bus() << 8 | pci.slot(), 1 << pci.function(), (a, b) -> a | b);
            }
        }
        for (Device device : List.copyOf(draft.devices)) {
            if (device.address() instanceof Address.Pci pci
                    && !pci.isUnassigned()
                    && pci.function() == 0
                    && pci.multifunction() == null
                    && functions.get(pci.bus() << 8 | pci.slot()) != 1) {
                draft.replace(device, device.withAddress(Records.with(pci, "multifunction", OnOff.ON)));
            }
        }
    }

    /** Says which hardware a PCI controller is, and what it tells the guest. */
    private static Controller named(Controller controller, Draft draft) {
        String model = controller.model() == null ? "" : controller.model();
        String hardware =
                switch (model) {
                    case "pci-bridge" -> "pci-bridge";
                    case "pcie-root-port" -> draft.qemu.has("pcie-root-port") ? "pcie-root-port" : "ioh3420";
                    case "dmi-to-pci-bridge" -> "i82801b11-bridge";
                    case "pcie-switch-upstream-port" -> "x3130-upstream";
                    case "pcie-switch-downstream-port" -> "xio3130-downstream";
                    case "pcie-to-pci-bridge" -> "pcie-pci-bridge";
                    case "pci-expander-bus" -> "pxb";
                    case "pcie-expander-bus" -> "pxb-pcie";
                    default -> null;
                };
        Controller done =
                controller.hardware() == null && hardware != null ? controller.withHardware(hardware) : controller;
        Controller.Target target = controller.target() == null
                ? new Controller.Target(null, null, null, null, null, null, null)
                : controller.target();
        if (model.equals("pci-bridge") && target.chassisNr() == null) {
            return done.withTarget(Records.with(target, "chassisNr", Draft.index(controller)));
        }
        boolean root = model.equals("pcie-root-port");
        if (!root && !model.equals("pcie-switch-downstream-port")) {
            return done;
        }
        if (target.chassis() == null) {
            target = Records.with(target, "chassis", Draft.index(controller));
        }
        if (target.port() == null && controller.address() instanceof Address.Pci pci && !pci.isUnassigned()) {
            target = Records.with(target, "port", root ? pci.slot() << 3 | pci.function() : pci.slot());
        }
        return done.withTarget(target);
    }
}
