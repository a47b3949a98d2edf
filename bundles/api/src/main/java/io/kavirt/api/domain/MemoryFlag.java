package io.kavirt.api.domain;

import io.kavirt.api.Flag;

/** Which memory size is meant, and of which definition. ({@code virDomainMemoryModFlags}) */
public enum MemoryFlag implements Flag {
    /** {@code VIR_DOMAIN_MEM_LIVE}, since libvirt 0.9.0. */
    LIVE(1 << 0),
    /** {@code VIR_DOMAIN_MEM_CONFIG}, since libvirt 0.9.0. */
    CONFIG(1 << 1),
    /** {@code VIR_DOMAIN_MEM_MAXIMUM}, since libvirt 0.9.1. */
    MAXIMUM(1 << 2);

    private final int bit;

    MemoryFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
