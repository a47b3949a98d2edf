package io.kavirt.api.domain;

import io.kavirt.api.Code;

/** Whether the channel to the hypervisor process answers. ({@code virDomainControlState}) */
public enum ControlState implements Code {
    /** {@code VIR_DOMAIN_CONTROL_OK}, since libvirt 0.9.3. */
    OK(0),
    /** {@code VIR_DOMAIN_CONTROL_JOB}, since libvirt 0.9.3. */
    JOB(1),
    /** {@code VIR_DOMAIN_CONTROL_OCCUPIED}, since libvirt 0.9.3. */
    OCCUPIED(2),
    /** {@code VIR_DOMAIN_CONTROL_ERROR}, since libvirt 0.9.3. */
    ERROR(3);

    private final int code;

    ControlState(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
