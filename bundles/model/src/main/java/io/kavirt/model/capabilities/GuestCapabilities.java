package io.kavirt.model.capabilities;

import io.kavirt.model.common.OnOff;
import io.kavirt.model.common.YesNo;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Children;
import io.kavirt.model.xml.Required;
import io.kavirt.model.xml.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of guest that a host can run.
 *
 * @param osType {@code hvm}, {@code xen}, {@code exe} ...
 * @param arch its architecture
 * @param features what it can have
 */
public record GuestCapabilities(
        @Child("os_type") @Required String osType,
        @Child @Required Arch arch,
        @Child @Nullable Features features) {

    /**
     * An architecture.
     *
     * @param name its name
     * @param wordSize its word in bits
     * @param emulator the binary
     * @param loader the boot loader
     * @param machines the machine types
     * @param domains the kinds of hypervisor
     */
    public record Arch(
            @Attribute @Required String name,
            @Child("wordsize") @Required int wordSize,
            @Child @Nullable String emulator,
            @Child @Nullable String loader,
            @Children("machine") List<Machine> machines,
            @Children("domain") List<Hypervisor> domains) {
        /** Copies the lists. */
        public Arch {
            machines = List.copyOf(machines);
            domains = List.copyOf(domains);
        }
    }

    /**
     * A machine type.
     *
     * @param canonical the name that an alias stands for
     * @param maxCpus the most processors
     * @param deprecated whether it is on its way out
     * @param name its name
     */
    public record Machine(
            @Attribute @Nullable String canonical,
            @Attribute @Nullable Integer maxCpus,
            @Attribute @Nullable YesNo deprecated,
            @Text @Required String name) {}

    /**
     * A kind of hypervisor.
     *
     * @param type its name
     * @param emulator the binary, if another one
     * @param loader the boot loader, if another one
     * @param machines the machine types, if others
     */
    public record Hypervisor(
            @Attribute @Required String type,
            @Child @Nullable String emulator,
            @Child @Nullable String loader,
            @Children("machine") List<Machine> machines) {
        /** Copies the list. */
        public Hypervisor {
            machines = List.copyOf(machines);
        }

        /** A kind of hypervisor with the architecture's own binary and machines. */
        public static Hypervisor of(String type) {
            return new Hypervisor(type, null, null, List.of());
        }
    }

    /**
     * What a guest can have.
     *
     * @param pae physical address extension
     * @param nonpae no physical address extension
     * @param acpi ACPI
     * @param apic an interrupt controller
     * @param cpuSelection a choice of processors
     * @param deviceBoot a boot order by device
     * @param diskSnapshot snapshots of disks
     * @param externalSnapshot snapshots in files of their own
     * @param hap hardware assisted paging
     */
    public record Features(
            @Child boolean pae,
            @Child boolean nonpae,
            @Child @Nullable Toggle acpi,
            @Child @Nullable Toggle apic,
            @Child("cpuselection") boolean cpuSelection,
            @Child("deviceboot") boolean deviceBoot,
            @Child("disksnapshot") @Nullable Toggle diskSnapshot,
            @Child("externalSnapshot") boolean externalSnapshot,
            @Child @Nullable Toggle hap) {}

    /**
     * A feature that can be turned on or off.
     *
     * @param byDefault whether it is on where nothing is said
     * @param toggle whether that can be changed
     */
    public record Toggle(
            @Attribute("default") @Required OnOff byDefault,
            @Attribute @Required YesNo toggle) {}
}
