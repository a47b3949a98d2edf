package io.kavirt.api.domain;

import io.kavirt.api.Code;

/** Why a domain is paused. ({@code virDomainPausedReason}) */
public enum PausedReason implements Code {
    /** {@code VIR_DOMAIN_PAUSED_UNKNOWN}, since libvirt 0.9.2. */
    UNKNOWN(0),
    /** {@code VIR_DOMAIN_PAUSED_USER}, since libvirt 0.9.2. */
    USER(1),
    /** {@code VIR_DOMAIN_PAUSED_MIGRATION}, since libvirt 0.9.2. */
    MIGRATION(2),
    /** {@code VIR_DOMAIN_PAUSED_SAVE}, since libvirt 0.9.2. */
    SAVE(3),
    /** {@code VIR_DOMAIN_PAUSED_DUMP}, since libvirt 0.9.2. */
    DUMP(4),
    /** {@code VIR_DOMAIN_PAUSED_IOERROR}, since libvirt 0.9.2. */
    IOERROR(5),
    /** {@code VIR_DOMAIN_PAUSED_WATCHDOG}, since libvirt 0.9.2. */
    WATCHDOG(6),
    /** {@code VIR_DOMAIN_PAUSED_FROM_SNAPSHOT}, since libvirt 0.9.2. */
    FROM_SNAPSHOT(7),
    /** {@code VIR_DOMAIN_PAUSED_SHUTTING_DOWN}, since libvirt 0.9.5. */
    SHUTTING_DOWN(8),
    /** {@code VIR_DOMAIN_PAUSED_SNAPSHOT}, since libvirt 1.0.1. */
    SNAPSHOT(9),
    /** {@code VIR_DOMAIN_PAUSED_CRASHED}, since libvirt 1.1.1. */
    CRASHED(10),
    /** {@code VIR_DOMAIN_PAUSED_STARTING_UP}, since libvirt 1.2.14. */
    STARTING_UP(11),
    /** {@code VIR_DOMAIN_PAUSED_POSTCOPY}, since libvirt 1.3.3. */
    POSTCOPY(12),
    /** {@code VIR_DOMAIN_PAUSED_POSTCOPY_FAILED}, since libvirt 1.3.3. */
    POSTCOPY_FAILED(13),
    /** {@code VIR_DOMAIN_PAUSED_API_ERROR}, since libvirt 9.2.0. */
    API_ERROR(14);

    private final int code;

    PausedReason(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
