package io.kavirt.model.domain;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.VirtException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is refused in addresses whatever the driver. */
final class AddressChecks {
    private static final int LAST_BUS = 0xFF;
    private static final int LAST_SLOT = 0x1F;
    private static final int LAST_FUNCTION = 7;
    private static final int LAST_WORD = 0xFFFF;

    private AddressChecks() {}

    static void check(List<Device> devices) {
        Set<Object> taken = new HashSet<>();
        for (Device device : devices) {
            if (device.address() instanceof Address.Pci pci) {
                pci(pci);
            }
            if (device.address() instanceof Address.Drive drive) {
                String bus = busOf(device);
                if (!bus.isEmpty() && !taken.add(List.of(bus, drive))) {
                    throw refusal(bus + " address controller='" + drive.controller() + "' bus='" + drive.bus()
                            + "' target='" + drive.target() + "' unit='" + drive.unit()
                            + "' is used by more than one device");
                }
            }
            Object source = sourceOf(device);
            if (source != null && !taken.add(source)) {
                throw refusal("host device '" + source + "' appears more than once");
            }
        }
    }

    private static String busOf(Device device) {
        if (device instanceof Disk disk && disk.target().bus() != null) {
            return disk.target().bus().name().toLowerCase(Locale.ROOT);
        }
        return device instanceof HostDevice.Scsi ? "scsi" : "";
    }

    private static @Nullable Object sourceOf(Device device) {
        if (device instanceof HostDevice.Pci pci) {
            return pci.source().address();
        }
        return device instanceof HostDevice.Mdev mdev ? mdev.source().address() : null;
    }

    private static void pci(Address.Pci pci) {
        within("domain", pci.domain(), 0, LAST_WORD);
        within("bus", pci.bus(), 0, LAST_BUS);
        within("slot", pci.slot(), 0, LAST_SLOT);
        within("function", pci.function(), 0, LAST_FUNCTION);
        if (pci.zpci() != null) {
            within("uid", pci.zpci().uid(), 1, LAST_WORD);
        }
    }

    private static void within(String name, @Nullable Integer value, int first, int last) {
        if (value != null && (value < first || value > last)) {
            throw refusal(String.format("pci address %s='0x%x', accepted: 0x%x to 0x%x", name, value, first, last));
        }
    }

    private static VirtException refusal(String message) {
        return DomainChecks.refusal(ErrorCode.XML_ERROR, message);
    }
}
