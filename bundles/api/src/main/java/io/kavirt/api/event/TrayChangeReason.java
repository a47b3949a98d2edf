package io.kavirt.api.event;

import io.kavirt.api.Code;

/** Which way a tray moved. ({@code virDomainEventTrayChangeReason}) */
public enum TrayChangeReason implements Code {
    /** {@code VIR_DOMAIN_EVENT_TRAY_CHANGE_OPEN}, since libvirt 0.9.11. */
    OPEN(0),
    /** {@code VIR_DOMAIN_EVENT_TRAY_CHANGE_CLOSE}, since libvirt 0.9.11. */
    CLOSE(1);

    private final int code;

    TrayChangeReason(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
