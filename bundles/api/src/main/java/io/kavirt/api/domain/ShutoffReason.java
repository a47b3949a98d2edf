package io.kavirt.api.domain;

import io.kavirt.api.Code;

/** Why a domain is shut off. ({@code virDomainShutoffReason}) */
public enum ShutoffReason implements Code {
    /** {@code VIR_DOMAIN_SHUTOFF_UNKNOWN}, since libvirt 0.9.2. */
    UNKNOWN(0),
    /** {@code VIR_DOMAIN_SHUTOFF_SHUTDOWN}, since libvirt 0.9.2. */
    SHUTDOWN(1),
    /** {@code VIR_DOMAIN_SHUTOFF_DESTROYED}, since libvirt 0.9.2. */
    DESTROYED(2),
    /** {@code VIR_DOMAIN_SHUTOFF_CRASHED}, since libvirt 0.9.2. */
    CRASHED(3),
    /** {@code VIR_DOMAIN_SHUTOFF_MIGRATED}, since libvirt 0.9.2. */
    MIGRATED(4),
    /** {@code VIR_DOMAIN_SHUTOFF_SAVED}, since libvirt 0.9.2. */
    SAVED(5),
    /** {@code VIR_DOMAIN_SHUTOFF_FAILED}, since libvirt 0.9.2. */
    FAILED(6),
    /** {@code VIR_DOMAIN_SHUTOFF_FROM_SNAPSHOT}, since libvirt 0.9.2. */
    FROM_SNAPSHOT(7),
    /** {@code VIR_DOMAIN_SHUTOFF_DAEMON}, since libvirt 4.10.0. */
    DAEMON(8);

    private final int code;

    ShutoffReason(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
