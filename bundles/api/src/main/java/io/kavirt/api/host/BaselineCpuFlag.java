package io.kavirt.api.host;

import io.kavirt.api.Flag;

/** How a baseline processor is described. ({@code virConnectBaselineCPUFlags}) */
public enum BaselineCpuFlag implements Flag {
    /** {@code VIR_CONNECT_BASELINE_CPU_EXPAND_FEATURES}, since libvirt 1.1.2. */
    EXPAND_FEATURES(1 << 0),
    /** {@code VIR_CONNECT_BASELINE_CPU_MIGRATABLE}, since libvirt 1.2.14. */
    MIGRATABLE(1 << 1),
    /** {@code VIR_CONNECT_BASELINE_CPU_IGNORE_HOST}, since libvirt 11.6.0. */
    IGNORE_HOST(1 << 2);

    private final int bit;

    BaselineCpuFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
