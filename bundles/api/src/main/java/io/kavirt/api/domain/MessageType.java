package io.kavirt.api.domain;

import io.kavirt.api.Flag;

/** Which messages of a domain are wanted; none means all. ({@code virDomainMessageType}) */
public enum MessageType implements Flag {
    /** {@code VIR_DOMAIN_MESSAGE_DEPRECATION}, since libvirt 7.1.0. */
    DEPRECATION(1 << 0),
    /** {@code VIR_DOMAIN_MESSAGE_TAINTING}, since libvirt 7.1.0. */
    TAINTING(1 << 1),
    /** {@code VIR_DOMAIN_MESSAGE_IOERRORS}, since libvirt 11.1.0. */
    IOERRORS(1 << 2);

    private final int bit;

    MessageType(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
