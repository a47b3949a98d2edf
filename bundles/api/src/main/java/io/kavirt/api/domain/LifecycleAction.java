package io.kavirt.api.domain;

import io.kavirt.api.Code;

/** What is done when a moment in a guest's life comes. ({@code virDomainLifecycleAction}) */
public enum LifecycleAction implements Code {
    /** {@code VIR_DOMAIN_LIFECYCLE_ACTION_DESTROY}, since libvirt 3.9.0. */
    DESTROY(0),
    /** {@code VIR_DOMAIN_LIFECYCLE_ACTION_RESTART}, since libvirt 3.9.0. */
    RESTART(1),
    /** {@code VIR_DOMAIN_LIFECYCLE_ACTION_RESTART_RENAME}, since libvirt 3.9.0. */
    RESTART_RENAME(2),
    /** {@code VIR_DOMAIN_LIFECYCLE_ACTION_PRESERVE}, since libvirt 3.9.0. */
    PRESERVE(3),
    /** {@code VIR_DOMAIN_LIFECYCLE_ACTION_COREDUMP_DESTROY}, since libvirt 3.9.0. */
    COREDUMP_DESTROY(4),
    /** {@code VIR_DOMAIN_LIFECYCLE_ACTION_COREDUMP_RESTART}, since libvirt 3.9.0. */
    COREDUMP_RESTART(5),
    /** {@code VIR_DOMAIN_LIFECYCLE_ACTION_PRESERVE_RUNNING}, since libvirt 12.6.0. */
    PRESERVE_RUNNING(6);

    private final int code;

    LifecycleAction(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
