package io.kavirt.api.event;

import io.kavirt.api.Code;

/** Why a domain was undefined. ({@code virDomainEventUndefinedDetailType}) */
public enum UndefinedDetail implements Code {
    /** {@code VIR_DOMAIN_EVENT_UNDEFINED_REMOVED}, since libvirt 0.5.0. */
    REMOVED(0),
    /** {@code VIR_DOMAIN_EVENT_UNDEFINED_RENAMED}, since libvirt 1.2.19. */
    RENAMED(1);

    private final int code;

    UndefinedDetail(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
