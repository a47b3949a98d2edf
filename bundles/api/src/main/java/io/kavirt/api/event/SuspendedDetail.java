package io.kavirt.api.event;

import io.kavirt.api.Code;

/** Why a domain paused. ({@code virDomainEventSuspendedDetailType}) */
public enum SuspendedDetail implements Code {
    /** {@code VIR_DOMAIN_EVENT_SUSPENDED_PAUSED}, since libvirt 0.5.0. */
    PAUSED(0),
    /** {@code VIR_DOMAIN_EVENT_SUSPENDED_MIGRATED}, since libvirt 0.5.0. */
    MIGRATED(1),
    /** {@code VIR_DOMAIN_EVENT_SUSPENDED_IOERROR}, since libvirt 0.8.0. */
    IOERROR(2),
    /** {@code VIR_DOMAIN_EVENT_SUSPENDED_WATCHDOG}, since libvirt 0.8.0. */
    WATCHDOG(3),
    /** {@code VIR_DOMAIN_EVENT_SUSPENDED_RESTORED}, since libvirt 0.9.5. */
    RESTORED(4),
    /** {@code VIR_DOMAIN_EVENT_SUSPENDED_FROM_SNAPSHOT}, since libvirt 0.9.5. */
    FROM_SNAPSHOT(5),
    /** {@code VIR_DOMAIN_EVENT_SUSPENDED_API_ERROR}, since libvirt 1.0.1. */
    API_ERROR(6),
    /** {@code VIR_DOMAIN_EVENT_SUSPENDED_POSTCOPY}, since libvirt 1.3.3. */
    POSTCOPY(7),
    /** {@code VIR_DOMAIN_EVENT_SUSPENDED_POSTCOPY_FAILED}, since libvirt 1.3.3. */
    POSTCOPY_FAILED(8),
    /** {@code VIR_DOMAIN_EVENT_SUSPENDED_GUEST_SHUTDOWN}, since libvirt 11.10.0. */
    GUEST_SHUTDOWN(9);

    private final int code;

    SuspendedDetail(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
