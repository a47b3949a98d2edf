package io.kavirt.api.event;

import io.kavirt.api.Code;

/** Whose memory failed. ({@code virDomainMemoryFailureRecipientType}) */
public enum MemoryFailureRecipient implements Code {
    /** {@code VIR_DOMAIN_EVENT_MEMORY_FAILURE_RECIPIENT_HYPERVISOR}, since libvirt 6.9.0. */
    HYPERVISOR(0),
    /** {@code VIR_DOMAIN_EVENT_MEMORY_FAILURE_RECIPIENT_GUEST}, since libvirt 6.9.0. */
    GUEST(1);

    private final int code;

    MemoryFailureRecipient(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
