package io.kavirt.api.domain;

import io.kavirt.api.Code;

/** Whether a guest runs, and if not, how it rests. ({@code virDomainState}) */
public enum DomainState implements Code {
    /** {@code VIR_DOMAIN_NOSTATE}, since libvirt 0.0.1. */
    NOSTATE(0),
    /** {@code VIR_DOMAIN_RUNNING}, since libvirt 0.0.1. */
    RUNNING(1),
    /** {@code VIR_DOMAIN_BLOCKED}, since libvirt 0.0.1. */
    BLOCKED(2),
    /** {@code VIR_DOMAIN_PAUSED}, since libvirt 0.0.1. */
    PAUSED(3),
    /** {@code VIR_DOMAIN_SHUTDOWN}, since libvirt 0.0.1. */
    SHUTDOWN(4),
    /** {@code VIR_DOMAIN_SHUTOFF}, since libvirt 0.0.1. */
    SHUTOFF(5),
    /** {@code VIR_DOMAIN_CRASHED}, since libvirt 0.0.2. */
    CRASHED(6),
    /** {@code VIR_DOMAIN_PMSUSPENDED}, since libvirt 0.9.11. */
    PMSUSPENDED(7);

    private final int code;

    DomainState(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
