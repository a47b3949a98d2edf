package io.kavirt.api.domain;

import io.kavirt.api.Flag;

/** Which number of virtual processors is meant, and of which definition. ({@code virDomainVcpuFlags}) */
public enum VcpuFlag implements Flag {
    /** {@code VIR_DOMAIN_VCPU_LIVE}, since libvirt 0.8.5. */
    LIVE(1 << 0),
    /** {@code VIR_DOMAIN_VCPU_CONFIG}, since libvirt 0.8.5. */
    CONFIG(1 << 1),
    /** {@code VIR_DOMAIN_VCPU_MAXIMUM}, since libvirt 0.8.5. */
    MAXIMUM(1 << 2),
    /** {@code VIR_DOMAIN_VCPU_GUEST}, since libvirt 1.1.0. */
    GUEST(1 << 3),
    /** {@code VIR_DOMAIN_VCPU_HOTPLUGGABLE}, since libvirt 2.4.0. */
    HOTPLUGGABLE(1 << 4),
    /** {@code VIR_DOMAIN_VCPU_ASYNC_UNPLUG}, since libvirt 12.4.0. */
    ASYNC_UNPLUG(1 << 5);

    private final int bit;

    VcpuFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
