package io.kavirt.api.domain;

import io.kavirt.api.Flag;

/** How a console is opened. ({@code virDomainConsoleFlags}) */
public enum ConsoleFlag implements Flag {
    /** {@code VIR_DOMAIN_CONSOLE_FORCE}, since libvirt 0.9.11. */
    FORCE(1 << 0),
    /** {@code VIR_DOMAIN_CONSOLE_SAFE}, since libvirt 0.9.11. */
    SAFE(1 << 1);

    private final int bit;

    ConsoleFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
