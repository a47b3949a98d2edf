package io.kavirt.api.connection;

import io.kavirt.api.Code;

/** Why a connection ended. ({@code virConnectCloseReason}) */
public enum CloseReason implements Code {
    /** {@code VIR_CONNECT_CLOSE_REASON_ERROR}, since libvirt 0.10.0. */
    ERROR(0),
    /** {@code VIR_CONNECT_CLOSE_REASON_EOF}, since libvirt 0.10.0. */
    EOF(1),
    /** {@code VIR_CONNECT_CLOSE_REASON_KEEPALIVE}, since libvirt 0.10.0. */
    KEEPALIVE(2),
    /** {@code VIR_CONNECT_CLOSE_REASON_CLIENT}, since libvirt 0.10.0. */
    CLIENT(3);

    private final int code;

    CloseReason(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
