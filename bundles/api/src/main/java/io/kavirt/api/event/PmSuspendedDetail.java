package io.kavirt.api.event;

import io.kavirt.api.Code;

/** How a guest put itself to sleep. ({@code virDomainEventPMSuspendedDetailType}) */
public enum PmSuspendedDetail implements Code {
    /** {@code VIR_DOMAIN_EVENT_PMSUSPENDED_MEMORY}, since libvirt 0.10.2. */
    MEMORY(0),
    /** {@code VIR_DOMAIN_EVENT_PMSUSPENDED_DISK}, since libvirt 1.0.0. */
    DISK(1);

    private final int code;

    PmSuspendedDetail(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
