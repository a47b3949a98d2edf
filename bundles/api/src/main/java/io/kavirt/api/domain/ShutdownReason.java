package io.kavirt.api.domain;

import io.kavirt.api.Code;

/** Why a domain is shutting down. ({@code virDomainShutdownReason}) */
public enum ShutdownReason implements Code {
    /** {@code VIR_DOMAIN_SHUTDOWN_UNKNOWN}, since libvirt 0.9.2. */
    UNKNOWN(0),
    /** {@code VIR_DOMAIN_SHUTDOWN_USER}, since libvirt 0.9.2. */
    USER(1);

    private final int code;

    ShutdownReason(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
