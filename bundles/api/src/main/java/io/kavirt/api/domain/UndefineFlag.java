package io.kavirt.api.domain;

import io.kavirt.api.Flag;

/** What goes with a definition, or stays. ({@code virDomainUndefineFlagsValues}) */
public enum UndefineFlag implements Flag {
    /** {@code VIR_DOMAIN_UNDEFINE_MANAGED_SAVE}, since libvirt 0.9.4. */
    MANAGED_SAVE(1 << 0),
    /** {@code VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA}, since libvirt 0.9.5. */
    SNAPSHOTS_METADATA(1 << 1),
    /** {@code VIR_DOMAIN_UNDEFINE_NVRAM}, since libvirt 1.2.9. */
    NVRAM(1 << 2),
    /** {@code VIR_DOMAIN_UNDEFINE_KEEP_NVRAM}, since libvirt 2.3.0. */
    KEEP_NVRAM(1 << 3),
    /** {@code VIR_DOMAIN_UNDEFINE_CHECKPOINTS_METADATA}, since libvirt 5.6.0. */
    CHECKPOINTS_METADATA(1 << 4),
    /** {@code VIR_DOMAIN_UNDEFINE_TPM}, since libvirt 8.9.0. */
    TPM(1 << 5),
    /** {@code VIR_DOMAIN_UNDEFINE_KEEP_TPM}, since libvirt 8.9.0. */
    KEEP_TPM(1 << 6);

    private final int bit;

    UndefineFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
