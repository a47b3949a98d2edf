package io.kavirt.api.domain;

import io.kavirt.api.Flag;

/** How a saved state is written, and how it goes on afterwards. ({@code virDomainSaveRestoreFlags}) */
public enum SaveRestoreFlag implements Flag {
    /** {@code VIR_DOMAIN_SAVE_BYPASS_CACHE}, since libvirt 0.9.4. */
    BYPASS_CACHE(1 << 0),
    /** {@code VIR_DOMAIN_SAVE_RUNNING}, since libvirt 0.9.5. */
    RUNNING(1 << 1),
    /** {@code VIR_DOMAIN_SAVE_PAUSED}, since libvirt 0.9.5. */
    PAUSED(1 << 2),
    /** {@code VIR_DOMAIN_SAVE_RESET_NVRAM}, since libvirt 8.1.0. */
    RESET_NVRAM(1 << 3);

    private final int bit;

    SaveRestoreFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
