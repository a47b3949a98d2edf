package io.kavirt.driver.qemu.complete;

import io.kavirt.model.domain.Address;
import java.util.Optional;

/** The slots of one PCI bus while addresses are chosen. */
final class PciBus {
    private static final int FUNCTIONS = 8;
    private static final int ALL = 0xff;

    final int index;
    final String model;
    private final int first;
    private final int last;
    private final int[] used = new int[32];
    private final boolean[] shared = new boolean[32];

    PciBus(int index, String model) {
        this.index = index;
        this.model = model;
        boolean single = model.equals("pcie-root-port") || model.equals("pcie-switch-downstream-port");
        boolean fromZero = single || model.equals("pcie-switch-upstream-port") || model.equals("dmi-to-pci-bridge");
        this.first = fromZero ? 0 : 1;
        this.last = single ? 0 : 31;
    }

    /** Whether devices of the kind find a place here without being told to. */
    boolean accepts(PciKind kind) {
        return switch (model) {
            case "pci-root", "pci-bridge", "pcie-to-pci-bridge" -> kind == PciKind.PCI || kind == PciKind.BRIDGE;
            case "pcie-root" -> kind == PciKind.ROOT_PORT || kind == PciKind.ROOT;
            case "pcie-root-port", "pcie-switch-downstream-port" -> kind == PciKind.PCIE;
            case "pcie-switch-upstream-port" -> kind == PciKind.DOWNSTREAM;
            case "dmi-to-pci-bridge" -> kind == PciKind.BRIDGE;
            default -> false;
        };
    }

    /** Finds a free place; root ports share slots. */
    Optional<Address.Pci> place(PciKind kind) {
        for (int slot = first; slot <= last; slot++) {
            if (used[slot] == 0) {
                shared[slot] = kind == PciKind.ROOT_PORT;
                return Optional.of(take(slot, 0, kind == PciKind.ROOT_PORT ? 1 : ALL));
            }
            if (kind == PciKind.ROOT_PORT && shared[slot] && used[slot] != ALL) {
                int function = Integer.numberOfTrailingZeros(~used[slot]);
                return Optional.of(take(slot, function, 1 << function));
            }
        }
        return Optional.empty();
    }

    private Address.Pci take(int slot, int function, int mask) {
        used[slot] |= mask;
        return Address.Pci.of(index, slot, function);
    }

    /** Takes a place that a document names; returns whether it was free. */
    boolean reserve(int slot, int function, boolean share) {
        int bit = 1 << function;
        boolean free = (used[slot] & bit) == 0;
        used[slot] |= bit;
        shared[slot] |= share;
        return free;
    }

    /** Takes all functions of a slot that are left, for what the chipset has there. */
    void close(int slot) {
        used[slot] = ALL;
        shared[slot] = false;
    }

    boolean isFree(int slot) {
        return used[slot] == 0;
    }

    /** Whether the bus has the place at all. */
    boolean covers(int slot, int function) {
        return slot >= first && slot <= last && function >= 0 && function < FUNCTIONS;
    }

    /** The places of the bus, for messages. */
    String range() {
        return "slots " + first + " to " + last;
    }

    PciBus copy() {
        PciBus copy = new PciBus(index, model);
        System.arraycopy(used, 0, copy.used, 0, used.length);
        System.arraycopy(shared, 0, copy.shared, 0, shared.length);
        return copy;
    }
}
