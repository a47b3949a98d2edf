package io.kavirt.api.domain;

import io.kavirt.api.Flag;

/** How a domain is stopped by force. ({@code virDomainDestroyFlagsValues}) */
public enum DestroyFlag implements Flag {
    /** {@code VIR_DOMAIN_DESTROY_GRACEFUL}, since libvirt 0.9.10. */
    GRACEFUL(1 << 0),
    /** {@code VIR_DOMAIN_DESTROY_REMOVE_LOGS}, since libvirt 8.3.0. */
    REMOVE_LOGS(1 << 1);

    private final int bit;

    DestroyFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
