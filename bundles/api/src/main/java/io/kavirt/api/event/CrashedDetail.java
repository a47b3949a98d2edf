package io.kavirt.api.event;

import io.kavirt.api.Code;

/** How a domain crashed. ({@code virDomainEventCrashedDetailType}) */
public enum CrashedDetail implements Code {
    /** {@code VIR_DOMAIN_EVENT_CRASHED_PANICKED}, since libvirt 1.1.1. */
    PANICKED(0),
    /** {@code VIR_DOMAIN_EVENT_CRASHED_CRASHLOADED}, since libvirt 6.1.0. */
    CRASHLOADED(1);

    private final int code;

    CrashedDetail(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
