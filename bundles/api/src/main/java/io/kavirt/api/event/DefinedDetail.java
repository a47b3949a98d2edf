package io.kavirt.api.event;

import io.kavirt.api.Code;

/** Why a domain was defined. ({@code virDomainEventDefinedDetailType}) */
public enum DefinedDetail implements Code {
    /** {@code VIR_DOMAIN_EVENT_DEFINED_ADDED}, since libvirt 0.5.0. */
    ADDED(0),
    /** {@code VIR_DOMAIN_EVENT_DEFINED_UPDATED}, since libvirt 0.5.0. */
    UPDATED(1),
    /** {@code VIR_DOMAIN_EVENT_DEFINED_RENAMED}, since libvirt 1.2.19. */
    RENAMED(2),
    /** {@code VIR_DOMAIN_EVENT_DEFINED_FROM_SNAPSHOT}, since libvirt 1.3.3. */
    FROM_SNAPSHOT(3);

    private final int code;

    DefinedDetail(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
