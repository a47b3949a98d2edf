package io.kavirt.driver.qemu.complete;

import io.kavirt.model.domain.Address;
import io.kavirt.model.domain.Controller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The PCI buses of a guest while addresses are chosen; more are added as they fill up. */
final class PciBuses {
    private static final int MAX_BUSES = 256;

    private final TreeMap<Integer, PciBus> buses = new TreeMap<>();
    private final List<PciBus> added = new ArrayList<>();
    private final boolean express;

    private PciBuses(boolean express) {
        this.express = express;
    }

    static PciBuses of(Draft draft) {
        PciBuses result = new PciBuses(draft.isQ35());
        for (Controller controller : draft.of(Controller.class)) {
            if (controller.type() == Controller.Type.PCI) {
                String model = controller.model() == null ? "" : controller.model();
                PciBus old = result.buses.put(Draft.index(controller), new PciBus(Draft.index(controller), model));
                if (old != null) {
                    throw Draft.wrong(
                            "two PCI controllers have the index " + old.index + "; each needs an index of its own");
                }
            }
        }
        return result;
    }

    PciBuses copy() {
        PciBuses copy = new PciBuses(express);
        buses.forEach((index, bus) -> copy.buses.put(index, bus.copy()));
        return copy;
    }

    /** The buses that were added by {@link #place} and {@link #bus}. */
    List<PciBus> added() {
        return added;
    }

    boolean isExpress() {
        return express;
    }

    int lastIndex() {
        return buses.isEmpty() ? -1 : buses.lastKey();
    }

    PciBus root() {
        PciBus root = buses.get(0);
        if (root == null) {
            throw Draft.wrong("the guest has no PCI controller with index 0");
        }
        return root;
    }

    /** The bus of an index that a document names; it and those before it are added if they are not there. */
    PciBus bus(int index, int slot) {
        if (index >= MAX_BUSES) {
            throw Draft.wrong("PCI bus " + index + " does not exist; accepted: 0 to " + (MAX_BUSES - 1));
        }
        while (!buses.containsKey(index) && lastIndex() < index) {
            add(!express ? "pci-bridge" : slot == 0 ? "pcie-root-port" : "pcie-to-pci-bridge");
        }
        PciBus bus = buses.get(index);
        if (bus == null) {
            throw Draft.wrong("there is no PCI controller with index " + index + "; there are " + buses.keySet());
        }
        return bus;
    }

    /** Finds a place for a device, on a new bus if none is free. */
    Address.Pci place(PciKind wanted) {
        PciKind kind = express || wanted != PciKind.PCIE ? wanted : PciKind.PCI;
        for (PciBus bus : buses.values()) {
            if (bus.accepts(kind)) {
                Optional<Address.Pci> found = bus.place(kind);
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        PciBus bus =
                switch (kind) {
                    case PCIE -> add("pcie-root-port");
                    case PCI, BRIDGE -> bridge();
                    default -> throw Draft.unsupported("the guest has more devices than its PCI root has slots for");
                };
        return bus.place(kind).orElseThrow();
    }

    /** A bus for conventional devices; on an express root its bridge sits behind a port. */
    private PciBus bridge() {
        if (express) {
            place(PciKind.PCIE);
            return add("pcie-to-pci-bridge");
        }
        return add("pci-bridge");
    }

    private PciBus add(String model) {
        if (lastIndex() + 1 >= MAX_BUSES) {
            throw Draft.unsupported("the guest has more devices than " + MAX_BUSES + " PCI buses have slots for");
        }
        PciBus bus = new PciBus(lastIndex() + 1, model);
        buses.put(bus.index, bus);
        added.add(bus);
        return bus;
    }
}
