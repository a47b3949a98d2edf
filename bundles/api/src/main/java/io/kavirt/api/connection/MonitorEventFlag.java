package io.kavirt.api.connection;

import io.kavirt.api.Flag;

/** How the name of a monitor event is matched. ({@code virConnectDomainQemuMonitorEventRegisterFlags}) */
public enum MonitorEventFlag implements Flag {
    /** {@code VIR_CONNECT_DOMAIN_QEMU_MONITOR_EVENT_REGISTER_REGEX}, since libvirt 1.2.3. */
    REGEX(1 << 0),
    /** {@code VIR_CONNECT_DOMAIN_QEMU_MONITOR_EVENT_REGISTER_NOCASE}, since libvirt 1.2.3. */
    NOCASE(1 << 1);

    private final int bit;

    MonitorEventFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
