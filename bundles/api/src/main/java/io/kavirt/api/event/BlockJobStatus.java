package io.kavirt.api.event;

import io.kavirt.api.Code;

/** How a block job ended. ({@code virConnectDomainEventBlockJobStatus}) */
public enum BlockJobStatus implements Code {
    /** {@code VIR_DOMAIN_BLOCK_JOB_COMPLETED}, since libvirt 0.9.4. */
    COMPLETED(0),
    /** {@code VIR_DOMAIN_BLOCK_JOB_FAILED}, since libvirt 0.9.4. */
    FAILED(1),
    /** {@code VIR_DOMAIN_BLOCK_JOB_CANCELED}, since libvirt 0.9.12. */
    CANCELED(2),
    /** {@code VIR_DOMAIN_BLOCK_JOB_READY}, since libvirt 1.0.0. */
    READY(3);

    private final int code;

    BlockJobStatus(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
