package io.kavirt.api.domain;

import io.kavirt.api.Code;

/** A moment in a guest's life for which an action is set. ({@code virDomainLifecycle}) */
public enum LifecycleKind implements Code {
    /** {@code VIR_DOMAIN_LIFECYCLE_POWEROFF}, since libvirt 3.9.0. */
    POWEROFF(0),
    /** {@code VIR_DOMAIN_LIFECYCLE_REBOOT}, since libvirt 3.9.0. */
    REBOOT(1),
    /** {@code VIR_DOMAIN_LIFECYCLE_CRASH}, since libvirt 3.9.0. */
    CRASH(2);

    private final int code;

    LifecycleKind(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
