package io.kavirt.api.domain;

import io.kavirt.api.Flag;

/** A group of statistics. ({@code virDomainStatsTypes}) */
public enum StatsType implements Flag {
    /** {@code VIR_DOMAIN_STATS_STATE}, since libvirt 1.2.8. */
    STATE(1 << 0),
    /** {@code VIR_DOMAIN_STATS_CPU_TOTAL}, since libvirt 1.2.9. */
    CPU_TOTAL(1 << 1),
    /** {@code VIR_DOMAIN_STATS_BALLOON}, since libvirt 1.2.9. */
    BALLOON(1 << 2),
    /** {@code VIR_DOMAIN_STATS_VCPU}, since libvirt 1.2.9. */
    VCPU(1 << 3),
    /** {@code VIR_DOMAIN_STATS_INTERFACE}, since libvirt 1.2.9. */
    INTERFACE(1 << 4),
    /** {@code VIR_DOMAIN_STATS_BLOCK}, since libvirt 1.2.9. */
    BLOCK(1 << 5),
    /** {@code VIR_DOMAIN_STATS_PERF}, since libvirt 1.3.3. */
    PERF(1 << 6),
    /** {@code VIR_DOMAIN_STATS_IOTHREAD}, since libvirt 4.10.0. */
    IOTHREAD(1 << 7),
    /** {@code VIR_DOMAIN_STATS_MEMORY}, since libvirt 6.0.0. */
    MEMORY(1 << 8),
    /** {@code VIR_DOMAIN_STATS_DIRTYRATE}, since libvirt 7.2.0. */
    DIRTYRATE(1 << 9),
    /** {@code VIR_DOMAIN_STATS_VM}, since libvirt 8.9.0. */
    VM(1 << 10);

    private final int bit;

    StatsType(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
