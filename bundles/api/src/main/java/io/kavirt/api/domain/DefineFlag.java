package io.kavirt.api.domain;

import io.kavirt.api.Flag;

/** How a definition is taken. ({@code virDomainDefineFlags}) */
public enum DefineFlag implements Flag {
    /** {@code VIR_DOMAIN_DEFINE_VALIDATE}, since libvirt 1.2.12. */
    VALIDATE(1 << 0);

    private final int bit;

    DefineFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
