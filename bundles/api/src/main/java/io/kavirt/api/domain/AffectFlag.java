package io.kavirt.api.domain;

import io.kavirt.api.Flag;

/** Which definition a call reads or changes; none means the current one. ({@code virDomainModificationImpact}) */
public enum AffectFlag implements Flag {
    /** {@code VIR_DOMAIN_AFFECT_LIVE}, since libvirt 0.9.2. */
    LIVE(1 << 0),
    /** {@code VIR_DOMAIN_AFFECT_CONFIG}, since libvirt 0.9.2. */
    CONFIG(1 << 1);

    private final int bit;

    AffectFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
