package io.kavirt.api.domain;

import io.kavirt.api.Code;

/** What kind of job a domain runs. ({@code virDomainJobType}) */
public enum JobType implements Code {
    /** {@code VIR_DOMAIN_JOB_NONE}, since libvirt 0.7.7. */
    NONE(0),
    /** {@code VIR_DOMAIN_JOB_BOUNDED}, since libvirt 0.7.7. */
    BOUNDED(1),
    /** {@code VIR_DOMAIN_JOB_UNBOUNDED}, since libvirt 0.7.7. */
    UNBOUNDED(2),
    /** {@code VIR_DOMAIN_JOB_COMPLETED}, since libvirt 0.7.7. */
    COMPLETED(3),
    /** {@code VIR_DOMAIN_JOB_FAILED}, since libvirt 0.7.7. */
    FAILED(4),
    /** {@code VIR_DOMAIN_JOB_CANCELLED}, since libvirt 0.7.7. */
    CANCELLED(5);

    private final int code;

    JobType(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
