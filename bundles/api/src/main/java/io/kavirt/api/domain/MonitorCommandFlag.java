package io.kavirt.api.domain;

import io.kavirt.api.Flag;

/** How a command for QEMU's monitor is understood. ({@code virDomainQemuMonitorCommandFlags}) */
public enum MonitorCommandFlag implements Flag {
    /** {@code VIR_DOMAIN_QEMU_MONITOR_COMMAND_HMP}, since libvirt 0.8.8. */
    HMP(1 << 0);

    private final int bit;

    MonitorCommandFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
