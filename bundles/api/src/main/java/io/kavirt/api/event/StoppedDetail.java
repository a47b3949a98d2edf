package io.kavirt.api.event;

import io.kavirt.api.Code;

/** Why a domain stopped. ({@code virDomainEventStoppedDetailType}) */
public enum StoppedDetail implements Code {
    /** {@code VIR_DOMAIN_EVENT_STOPPED_SHUTDOWN}, since libvirt 0.5.0. */
    SHUTDOWN(0),
    /** {@code VIR_DOMAIN_EVENT_STOPPED_DESTROYED}, since libvirt 0.5.0. */
    DESTROYED(1),
    /** {@code VIR_DOMAIN_EVENT_STOPPED_CRASHED}, since libvirt 0.5.0. */
    CRASHED(2),
    /** {@code VIR_DOMAIN_EVENT_STOPPED_MIGRATED}, since libvirt 0.5.0. */
    MIGRATED(3),
    /** {@code VIR_DOMAIN_EVENT_STOPPED_SAVED}, since libvirt 0.5.0. */
    SAVED(4),
    /** {@code VIR_DOMAIN_EVENT_STOPPED_FAILED}, since libvirt 0.5.0. */
    FAILED(5),
    /** {@code VIR_DOMAIN_EVENT_STOPPED_FROM_SNAPSHOT}, since libvirt 0.8.0. */
    FROM_SNAPSHOT(6),
    /** {@code VIR_DOMAIN_EVENT_STOPPED_RECREATED}, since libvirt 11.6.0. */
    RECREATED(7);

    private final int code;

    StoppedDetail(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
