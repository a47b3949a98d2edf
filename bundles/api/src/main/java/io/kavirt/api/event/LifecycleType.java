package io.kavirt.api.event;

import io.kavirt.api.Code;

/** What happened to a domain. ({@code virDomainEventType}) */
public enum LifecycleType implements Code {
    /** {@code VIR_DOMAIN_EVENT_DEFINED}, since libvirt 0.5.0. */
    DEFINED(0),
    /** {@code VIR_DOMAIN_EVENT_UNDEFINED}, since libvirt 0.5.0. */
    UNDEFINED(1),
    /** {@code VIR_DOMAIN_EVENT_STARTED}, since libvirt 0.5.0. */
    STARTED(2),
    /** {@code VIR_DOMAIN_EVENT_SUSPENDED}, since libvirt 0.5.0. */
    SUSPENDED(3),
    /** {@code VIR_DOMAIN_EVENT_RESUMED}, since libvirt 0.5.0. */
    RESUMED(4),
    /** {@code VIR_DOMAIN_EVENT_STOPPED}, since libvirt 0.5.0. */
    STOPPED(5),
    /** {@code VIR_DOMAIN_EVENT_SHUTDOWN}, since libvirt 0.9.8. */
    SHUTDOWN(6),
    /** {@code VIR_DOMAIN_EVENT_PMSUSPENDED}, since libvirt 0.10.2. */
    PMSUSPENDED(7),
    /** {@code VIR_DOMAIN_EVENT_CRASHED}, since libvirt 1.1.1. */
    CRASHED(8);

    private final int code;

    LifecycleType(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
