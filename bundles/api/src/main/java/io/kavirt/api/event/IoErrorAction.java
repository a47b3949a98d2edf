package io.kavirt.api.event;

import io.kavirt.api.Code;

/** What followed a disk error. ({@code virDomainEventIOErrorAction}) */
public enum IoErrorAction implements Code {
    /** {@code VIR_DOMAIN_EVENT_IO_ERROR_NONE}, since libvirt 0.8.0. */
    NONE(0),
    /** {@code VIR_DOMAIN_EVENT_IO_ERROR_PAUSE}, since libvirt 0.8.0. */
    PAUSE(1),
    /** {@code VIR_DOMAIN_EVENT_IO_ERROR_REPORT}, since libvirt 0.8.0. */
    REPORT(2);

    private final int code;

    IoErrorAction(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
