package io.kavirt.api.event;

import io.kavirt.api.Code;

/** What was done about failed memory. ({@code virDomainMemoryFailureActionType}) */
public enum MemoryFailureAction implements Code {
    /** {@code VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_IGNORE}, since libvirt 6.9.0. */
    IGNORE(0),
    /** {@code VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_INJECT}, since libvirt 6.9.0. */
    INJECT(1),
    /** {@code VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_FATAL}, since libvirt 6.9.0. */
    FATAL(2),
    /** {@code VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_RESET}, since libvirt 6.9.0. */
    RESET(3);

    private final int code;

    MemoryFailureAction(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
