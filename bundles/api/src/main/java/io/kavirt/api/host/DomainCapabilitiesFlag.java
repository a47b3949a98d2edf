package io.kavirt.api.host;

import io.kavirt.api.Flag;

/** What a domain capabilities document leaves out. ({@code virConnectGetDomainCapabilitiesFlags}) */
public enum DomainCapabilitiesFlag implements Flag {
    /** {@code VIR_CONNECT_GET_DOMAIN_CAPABILITIES_DISABLE_DEPRECATED_FEATURES}, since libvirt 11.0.0. */
    DISABLE_DEPRECATED_FEATURES(1 << 0),
    /** {@code VIR_CONNECT_GET_DOMAIN_CAPABILITIES_EXPAND_CPU_FEATURES}, since libvirt 12.2.0. */
    EXPAND_CPU_FEATURES(1 << 1),
    /** {@code VIR_CONNECT_GET_DOMAIN_CAPABILITIES_SUPPORTED_CPU_FEATURES}, since libvirt 12.5.0. */
    SUPPORTED_CPU_FEATURES(1 << 2);

    private final int bit;

    DomainCapabilitiesFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
