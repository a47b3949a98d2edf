package io.kavirt.api.domain;

import io.kavirt.api.Flag;

/** Which domains bulk statistics cover, and how they are gathered. ({@code virConnectGetAllDomainStatsFlags}) */
public enum StatsFlag implements Flag {
    /** {@code VIR_CONNECT_GET_ALL_DOMAINS_STATS_ACTIVE}, since libvirt 1.2.8. */
    ACTIVE(1 << 0),
    /** {@code VIR_CONNECT_GET_ALL_DOMAINS_STATS_INACTIVE}, since libvirt 1.2.8. */
    INACTIVE(1 << 1),
    /** {@code VIR_CONNECT_GET_ALL_DOMAINS_STATS_PERSISTENT}, since libvirt 1.2.8. */
    PERSISTENT(1 << 2),
    /** {@code VIR_CONNECT_GET_ALL_DOMAINS_STATS_TRANSIENT}, since libvirt 1.2.8. */
    TRANSIENT(1 << 3),
    /** {@code VIR_CONNECT_GET_ALL_DOMAINS_STATS_RUNNING}, since libvirt 1.2.8. */
    RUNNING(1 << 4),
    /** {@code VIR_CONNECT_GET_ALL_DOMAINS_STATS_PAUSED}, since libvirt 1.2.8. */
    PAUSED(1 << 5),
    /** {@code VIR_CONNECT_GET_ALL_DOMAINS_STATS_SHUTOFF}, since libvirt 1.2.8. */
    SHUTOFF(1 << 6),
    /** {@code VIR_CONNECT_GET_ALL_DOMAINS_STATS_OTHER}, since libvirt 1.2.8. */
    OTHER(1 << 7),
    /** {@code VIR_CONNECT_GET_ALL_DOMAINS_STATS_NOWAIT}, since libvirt 4.5.0. */
    NOWAIT(1 << 29),
    /** {@code VIR_CONNECT_GET_ALL_DOMAINS_STATS_BACKING}, since libvirt 1.2.12. */
    BACKING(1 << 30),
    /** {@code VIR_CONNECT_GET_ALL_DOMAINS_STATS_ENFORCE_STATS}, since libvirt 1.2.8. */
    ENFORCE_STATS(1 << 31);

    private final int bit;

    StatsFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
