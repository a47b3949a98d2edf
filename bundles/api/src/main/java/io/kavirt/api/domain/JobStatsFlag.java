package io.kavirt.api.domain;

import io.kavirt.api.Flag;

/** Which job the statistics are of. ({@code virDomainGetJobStatsFlags}) */
public enum JobStatsFlag implements Flag {
    /** {@code VIR_DOMAIN_JOB_STATS_COMPLETED}, since libvirt 1.2.9. */
    COMPLETED(1 << 0),
    /** {@code VIR_DOMAIN_JOB_STATS_KEEP_COMPLETED}, since libvirt 6.0.0. */
    KEEP_COMPLETED(1 << 1);

    private final int bit;

    JobStatsFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
