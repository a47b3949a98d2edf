package io.kavirt.api.event;

import io.kavirt.api.Code;

/** What a block job does. ({@code virDomainBlockJobType}) */
public enum BlockJobType implements Code {
    /** {@code VIR_DOMAIN_BLOCK_JOB_TYPE_UNKNOWN}, since libvirt 0.9.4. */
    UNKNOWN(0),
    /** {@code VIR_DOMAIN_BLOCK_JOB_TYPE_PULL}, since libvirt 0.9.4. */
    PULL(1),
    /** {@code VIR_DOMAIN_BLOCK_JOB_TYPE_COPY}, since libvirt 0.9.12. */
    COPY(2),
    /** {@code VIR_DOMAIN_BLOCK_JOB_TYPE_COMMIT}, since libvirt 0.10.2. */
    COMMIT(3),
    /** {@code VIR_DOMAIN_BLOCK_JOB_TYPE_ACTIVE_COMMIT}, since libvirt 1.2.6. */
    ACTIVE_COMMIT(4),
    /** {@code VIR_DOMAIN_BLOCK_JOB_TYPE_BACKUP}, since libvirt 6.0.0. */
    BACKUP(5);

    private final int code;

    BlockJobType(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
