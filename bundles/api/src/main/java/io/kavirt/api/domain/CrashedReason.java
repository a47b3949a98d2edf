package io.kavirt.api.domain;

import io.kavirt.api.Code;

/** Why a domain counts as crashed. ({@code virDomainCrashedReason}) */
public enum CrashedReason implements Code {
    /** {@code VIR_DOMAIN_CRASHED_UNKNOWN}, since libvirt 0.9.2. */
    UNKNOWN(0),
    /** {@code VIR_DOMAIN_CRASHED_PANICKED}, since libvirt 1.1.1. */
    PANICKED(1);

    private final int code;

    CrashedReason(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
