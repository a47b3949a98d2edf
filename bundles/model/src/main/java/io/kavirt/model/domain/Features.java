package io.kavirt.model.domain;

import io.kavirt.model.common.OnOff;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Default;
import io.kavirt.model.xml.Required;
import io.kavirt.model.xml.Scaled;
import io.kavirt.model.xml.SizeUnit;
import io.kavirt.model.xml.XmlName;
import org.jspecify.annotations.Nullable;

/**
 * What the machine offers the guest. Where absent, the hypervisor decides.
 *
 * @param acpi ACPI
 * @param apic the interrupt controller
 * @param pae physical address extension
 * @param hap hardware assisted paging
 * @param viridian Hyper-V calls under Xen
 * @param privnet a network namespace of its own
 * @param hyperv Hyper-V enlightenments
 * @param kvm settings of KVM
 * @param pvspinlock paravirtual spin locks
 * @param capabilities capabilities of a container's processes
 * @param pmu performance counters
 * @param vmport VMware's port
 * @param gic the interrupt controller of Arm
 * @param smm system management mode
 * @param ioapic who emulates the I/O APIC
 * @param hpt the hash page table of pSeries
 * @param vmcoreinfo whether the guest's kernel leaves notes for dumps
 * @param htm transactional memory of pSeries
 * @param nestedHv nested virtualization of pSeries
 * @param msrs what unknown model specific registers do
 * @param ccfAssist count cache flush assist
 * @param xen settings of Xen
 * @param cfpc cache flush on privilege change
 * @param sbbc bounds check barrier
 * @param ibs indirect branch speculation
 * @param tcg settings of the emulator
 */
public record Features(
        @Child boolean acpi,
        @Child(keepEmpty = true) @Nullable Apic apic,
        @Child boolean pae,
        @Child(attribute = "state", absent = "on") @Nullable OnOff hap,
        @Child boolean viridian,
        @Child boolean privnet,
        @Child(expand = true) @Nullable HyperV hyperv,
        @Child @Nullable Kvm kvm,
        @Child(attribute = "state", absent = "on") @Nullable OnOff pvspinlock,
        @Child @Nullable Capabilities capabilities,
        @Child(attribute = "state", absent = "on") @Nullable OnOff pmu,
        @Child(attribute = "state", absent = "on") @Nullable OnOff vmport,
        @Child(keepEmpty = true) @Nullable Gic gic,
        @Child @Nullable Smm smm,
        @Child(attribute = "driver") @Nullable IoApic ioapic,
        @Child @Nullable Hpt hpt,
        @Child(attribute = "state", absent = "on") @Nullable OnOff vmcoreinfo,
        @Child(attribute = "state") @Nullable OnOff htm,

        @Child(value = "nested-hv", attribute = "state") @Nullable
        OnOff nestedHv,

        @Child(attribute = "unknown") @Nullable Msrs msrs,

        @Child(value = "ccf-assist", attribute = "state") @Nullable
        OnOff ccfAssist,

        @Child @Nullable Xen xen,
        @Child(attribute = "value") @Nullable Workaround cfpc,
        @Child(attribute = "value") @Nullable Workaround sbbc,
        @Child(attribute = "value") @Nullable BranchSpeculation ibs,
        @Child @Nullable Tcg tcg) {

    /**
     * The interrupt controller.
     *
     * @param eoi whether the end of an interrupt can be told without an exit
     */
    public record Apic(@Attribute @Nullable OnOff eoi) {}

    /**
     * The interrupt controller of Arm.
     *
     * @param version {@code 2}, {@code 3} or {@code host}
     */
    public record Gic(@Attribute @Nullable GicVersion version) {}

    /** The version of Arm's interrupt controller. */
    public enum GicVersion {
        HOST,
        @XmlName("2")
        V2,
        @XmlName("3")
        V3
    }

    /**
     * System management mode.
     *
     * @param state whether the machine has it
     * @param tseg its memory in bytes
     */
    public record Smm(
            @Attribute @Default("on") OnOff state,

            @Child @Scaled(value = SizeUnit.BYTES, absent = SizeUnit.MIB, pretty = true) @Nullable
            Long tseg) {}

    /** Who emulates the I/O APIC. */
    public enum IoApic {
        QEMU,
        KVM
    }

    /**
     * The hash page table of pSeries.
     *
     * @param resizing whether it may grow
     * @param maxPageSize the largest page in KiB
     */
    public record Hpt(
            @Attribute @Nullable HptResizing resizing,

            @Child("maxpagesize") @Scaled(absent = SizeUnit.BYTES) @Nullable
            Long maxPageSize) {}

    /** Whether a hash page table may grow. */
    public enum HptResizing {
        ENABLED,
        DISABLED,
        REQUIRED
    }

    /** What unknown model specific registers do. */
    public enum Msrs {
        IGNORE,
        FAULT
    }

    /** How far the processor works around a flaw. */
    public enum Workaround {
        BROKEN,
        WORKAROUND,
        FIXED
    }

    /** How the processor works around speculation of indirect branches. */
    public enum BranchSpeculation {
        BROKEN,
        WORKAROUND,
        FIXED_IBS,
        FIXED_CCD,
        FIXED_NA
    }

    /**
     * Settings of the emulator.
     *
     * @param tbCache the cache of translated code in KiB
     */
    public record Tcg(@Child("tb-cache") @Scaled @Nullable Long tbCache) {}

    /**
     * Settings of KVM.
     *
     * @param hidden whether the guest cannot tell KVM
     * @param hintDedicated whether the processors are the guest's own
     * @param pollControl whether the guest polls before it halts
     * @param pvIpi paravirtual interrupts between processors
     * @param dirtyRing rings of dirty pages
     */
    public record Kvm(
            @Child(attribute = "state") @Nullable OnOff hidden,

            @Child(value = "hint-dedicated", attribute = "state") @Nullable
            OnOff hintDedicated,

            @Child(value = "poll-control", attribute = "state") @Nullable
            OnOff pollControl,

            @Child(value = "pv-ipi", attribute = "state") @Nullable
            OnOff pvIpi,

            @Child("dirty-ring") @Nullable DirtyRing dirtyRing) {}

    /**
     * Rings of dirty pages.
     *
     * @param state whether they are used
     * @param size entries in each
     */
    public record DirtyRing(
            @Attribute @Required OnOff state,
            @Attribute @Nullable Integer size) {}

    /**
     * Settings of Xen.
     *
     * @param e820Host whether the guest sees the host's memory map
     * @param passthrough passing devices through
     */
    public record Xen(
            @Child(value = "e820_host", attribute = "state") @Nullable
            OnOff e820Host,

            @Child @Nullable Passthrough passthrough) {}

    /**
     * Passing devices through.
     *
     * @param state whether it is on
     * @param mode how
     */
    public record Passthrough(
            @Attribute @Required OnOff state,
            @Attribute @Nullable PassthroughMode mode) {}

    /** How devices are passed through. */
    public enum PassthroughMode {
        @XmlName("sync_pt")
        SYNC_PT,
        @XmlName("share_pt")
        SHARE_PT
    }

    /**
     * Capabilities of a container's processes.
     *
     * @param policy what holds for those not named
     */
    public record Capabilities(
            @Attribute @Default("default") CapabilitiesPolicy policy) {}

    /** What holds for capabilities that are not named. */
    public enum CapabilitiesPolicy {
        DEFAULT,
        ALLOW,
        DENY
    }
}
