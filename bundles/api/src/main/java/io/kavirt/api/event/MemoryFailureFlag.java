package io.kavirt.api.event;

import io.kavirt.api.Flag;

/** How bad a memory failure is. ({@code virDomainMemoryFailureFlags}) */
public enum MemoryFailureFlag implements Flag {
    /** {@code VIR_DOMAIN_MEMORY_FAILURE_ACTION_REQUIRED}, since libvirt 6.9.0. */
    ACTION_REQUIRED(1 << 0),
    /** {@code VIR_DOMAIN_MEMORY_FAILURE_RECURSIVE}, since libvirt 6.9.0. */
    RECURSIVE(1 << 1);

    private final int bit;

    MemoryFailureFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
