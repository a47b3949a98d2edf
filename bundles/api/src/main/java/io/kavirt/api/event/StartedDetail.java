package io.kavirt.api.event;

import io.kavirt.api.Code;

/** Why a domain started. ({@code virDomainEventStartedDetailType}) */
public enum StartedDetail implements Code {
    /** {@code VIR_DOMAIN_EVENT_STARTED_BOOTED}, since libvirt 0.5.0. */
    BOOTED(0),
    /** {@code VIR_DOMAIN_EVENT_STARTED_MIGRATED}, since libvirt 0.5.0. */
    MIGRATED(1),
    /** {@code VIR_DOMAIN_EVENT_STARTED_RESTORED}, since libvirt 0.5.0. */
    RESTORED(2),
    /** {@code VIR_DOMAIN_EVENT_STARTED_FROM_SNAPSHOT}, since libvirt 0.8.0. */
    FROM_SNAPSHOT(3),
    /** {@code VIR_DOMAIN_EVENT_STARTED_WAKEUP}, since libvirt 0.9.11. */
    WAKEUP(4),
    /** {@code VIR_DOMAIN_EVENT_STARTED_RECREATED}, since libvirt 11.6.0. */
    RECREATED(5);

    private final int code;

    StartedDetail(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
