package io.kavirt.api.event;

import io.kavirt.api.Code;

/** Who asked a domain to shut down. ({@code virDomainEventShutdownDetailType}) */
public enum ShutdownDetail implements Code {
    /** {@code VIR_DOMAIN_EVENT_SHUTDOWN_FINISHED}, since libvirt 0.9.8. */
    FINISHED(0),
    /** {@code VIR_DOMAIN_EVENT_SHUTDOWN_GUEST}, since libvirt 3.4.0. */
    GUEST(1),
    /** {@code VIR_DOMAIN_EVENT_SHUTDOWN_HOST}, since libvirt 3.4.0. */
    HOST(2);

    private final int code;

    ShutdownDetail(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
