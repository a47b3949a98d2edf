package io.kavirt.api.domain;

import io.kavirt.api.Flag;

/** By which way a guest is asked to reboot; none lets the hypervisor choose. ({@code virDomainRebootFlagValues}) */
public enum RebootFlag implements Flag {
    /** {@code VIR_DOMAIN_REBOOT_ACPI_POWER_BTN}, since libvirt 0.9.10. */
    ACPI_POWER_BTN(1 << 0),
    /** {@code VIR_DOMAIN_REBOOT_GUEST_AGENT}, since libvirt 0.9.10. */
    GUEST_AGENT(1 << 1),
    /** {@code VIR_DOMAIN_REBOOT_INITCTL}, since libvirt 1.0.1. */
    INITCTL(1 << 2),
    /** {@code VIR_DOMAIN_REBOOT_SIGNAL}, since libvirt 1.0.1. */
    SIGNAL(1 << 3),
    /** {@code VIR_DOMAIN_REBOOT_PARAVIRT}, since libvirt 1.2.5. */
    PARAVIRT(1 << 4);

    private final int bit;

    RebootFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
