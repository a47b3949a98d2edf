package io.kavirt.api.domain;

import io.kavirt.api.Code;

/** Why a domain is running. ({@code virDomainRunningReason}) */
public enum RunningReason implements Code {
    /** {@code VIR_DOMAIN_RUNNING_UNKNOWN}, since libvirt 0.9.2. */
    UNKNOWN(0),
    /** {@code VIR_DOMAIN_RUNNING_BOOTED}, since libvirt 0.9.2. */
    BOOTED(1),
    /** {@code VIR_DOMAIN_RUNNING_MIGRATED}, since libvirt 0.9.2. */
    MIGRATED(2),
    /** {@code VIR_DOMAIN_RUNNING_RESTORED}, since libvirt 0.9.2. */
    RESTORED(3),
    /** {@code VIR_DOMAIN_RUNNING_FROM_SNAPSHOT}, since libvirt 0.9.2. */
    FROM_SNAPSHOT(4),
    /** {@code VIR_DOMAIN_RUNNING_UNPAUSED}, since libvirt 0.9.2. */
    UNPAUSED(5),
    /** {@code VIR_DOMAIN_RUNNING_MIGRATION_CANCELED}, since libvirt 0.9.2. */
    MIGRATION_CANCELED(6),
    /** {@code VIR_DOMAIN_RUNNING_SAVE_CANCELED}, since libvirt 0.9.2. */
    SAVE_CANCELED(7),
    /** {@code VIR_DOMAIN_RUNNING_WAKEUP}, since libvirt 0.9.11. */
    WAKEUP(8),
    /** {@code VIR_DOMAIN_RUNNING_CRASHED}, since libvirt 1.1.1. */
    CRASHED(9),
    /** {@code VIR_DOMAIN_RUNNING_POSTCOPY}, since libvirt 1.3.3. */
    POSTCOPY(10),
    /** {@code VIR_DOMAIN_RUNNING_POSTCOPY_FAILED}, since libvirt 8.5.0. */
    POSTCOPY_FAILED(11);

    private final int code;

    RunningReason(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
