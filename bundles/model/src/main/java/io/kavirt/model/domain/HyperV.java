package io.kavirt.model.domain;

import io.kavirt.model.common.OnOff;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Default;
import io.kavirt.model.xml.Required;
import org.jspecify.annotations.Nullable;

/**
 * Hyper-V enlightenments.
 *
 * @param mode whether those below or all that the host has
 * @param relaxed relaxed watchdogs
 * @param vapic the virtual APIC
 * @param spinlocks spin locks
 * @param vpindex the index of processors
 * @param runtime the run time of processors
 * @param synic the interrupt controller
 * @param stimer timers
 * @param reset reset
 * @param vendorId the vendor's name
 * @param frequencies frequencies
 * @param reenlightenment notice of migration
 * @param tlbflush flushing of address caches
 * @param ipi interrupts between processors
 * @param evmcs nested virtualization
 * @param avic interrupts without exits
 */
public record HyperV(
        @Attribute @Default("custom") Mode mode,
        @Child(attribute = "state") @Nullable OnOff relaxed,
        @Child(attribute = "state") @Nullable OnOff vapic,
        @Child @Nullable SpinLocks spinlocks,
        @Child(attribute = "state") @Nullable OnOff vpindex,
        @Child(attribute = "state") @Nullable OnOff runtime,
        @Child(attribute = "state") @Nullable OnOff synic,
        @Child @Nullable Stimer stimer,
        @Child(attribute = "state") @Nullable OnOff reset,
        @Child("vendor_id") @Nullable VendorId vendorId,
        @Child(attribute = "state") @Nullable OnOff frequencies,
        @Child(attribute = "state") @Nullable OnOff reenlightenment,
        @Child(attribute = "state") @Nullable OnOff tlbflush,
        @Child(attribute = "state") @Nullable OnOff ipi,
        @Child(attribute = "state") @Nullable OnOff evmcs,
        @Child(attribute = "state") @Nullable OnOff avic) {

    /** Which enlightenments. */
    public enum Mode {
        CUSTOM,
        PASSTHROUGH
    }

    /**
     * Spin locks.
     *
     * @param state whether they are enlightened
     * @param retries how often a lock is tried first
     */
    public record SpinLocks(
            @Attribute @Required OnOff state,
            @Attribute @Nullable Long retries) {}

    /**
     * Timers.
     *
     * @param state whether there are any
     * @param direct whether they may be delivered directly
     */
    public record Stimer(
            @Attribute @Required OnOff state,
            @Child(attribute = "state") @Nullable OnOff direct) {}

    /**
     * The vendor's name.
     *
     * @param state whether it is set
     * @param value the name
     */
    public record VendorId(
            @Attribute @Required OnOff state,
            @Attribute @Nullable String value) {}
}
