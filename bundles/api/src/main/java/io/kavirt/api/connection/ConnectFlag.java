package io.kavirt.api.connection;

import io.kavirt.api.Flag;

/** How a connection is opened. ({@code virConnectFlags}) */
public enum ConnectFlag implements Flag {
    /** {@code VIR_CONNECT_RO}, since libvirt 0.4.1. */
    RO(1 << 0),
    /** {@code VIR_CONNECT_NO_ALIASES}, since libvirt 0.9.7. */
    NO_ALIASES(1 << 1),
    /**
     * No public flag: libvirt's client sends it in a user session, where it would itself have started the daemon. A daemon that
     * runs has nothing to do.
     */
    AUTOSTART(1 << 2);

    private final int bit;

    ConnectFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
