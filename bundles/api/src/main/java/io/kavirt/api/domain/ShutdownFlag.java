package io.kavirt.api.domain;

import io.kavirt.api.Flag;

/** By which way a guest is asked to shut down; none lets the hypervisor choose. ({@code virDomainShutdownFlagValues}) */
public enum ShutdownFlag implements Flag {
    /** {@code VIR_DOMAIN_SHUTDOWN_ACPI_POWER_BTN}, since libvirt 0.9.10. */
    ACPI_POWER_BTN(1 << 0),
    /** {@code VIR_DOMAIN_SHUTDOWN_GUEST_AGENT}, since libvirt 0.9.10. */
    GUEST_AGENT(1 << 1),
    /** {@code VIR_DOMAIN_SHUTDOWN_INITCTL}, since libvirt 1.0.1. */
    INITCTL(1 << 2),
    /** {@code VIR_DOMAIN_SHUTDOWN_SIGNAL}, since libvirt 1.0.1. */
    SIGNAL(1 << 3),
    /** {@code VIR_DOMAIN_SHUTDOWN_PARAVIRT}, since libvirt 1.2.5. */
    PARAVIRT(1 << 4);

    private final int bit;

    ShutdownFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
