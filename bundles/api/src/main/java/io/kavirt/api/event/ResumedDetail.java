package io.kavirt.api.event;

import io.kavirt.api.Code;

/** Why a domain goes on. ({@code virDomainEventResumedDetailType}) */
public enum ResumedDetail implements Code {
    /** {@code VIR_DOMAIN_EVENT_RESUMED_UNPAUSED}, since libvirt 0.5.0. */
    UNPAUSED(0),
    /** {@code VIR_DOMAIN_EVENT_RESUMED_MIGRATED}, since libvirt 0.5.0. */
    MIGRATED(1),
    /** {@code VIR_DOMAIN_EVENT_RESUMED_FROM_SNAPSHOT}, since libvirt 0.9.5. */
    FROM_SNAPSHOT(2),
    /** {@code VIR_DOMAIN_EVENT_RESUMED_POSTCOPY}, since libvirt 1.3.3. */
    POSTCOPY(3),
    /** {@code VIR_DOMAIN_EVENT_RESUMED_POSTCOPY_FAILED}, since libvirt 8.5.0. */
    POSTCOPY_FAILED(4);

    private final int code;

    ResumedDetail(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
