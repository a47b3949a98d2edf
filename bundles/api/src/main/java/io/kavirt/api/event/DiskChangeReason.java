package io.kavirt.api.event;

import io.kavirt.api.Code;

/** Why a disk's source changed. ({@code virConnectDomainEventDiskChangeReason}) */
public enum DiskChangeReason implements Code {
    /** {@code VIR_DOMAIN_EVENT_DISK_CHANGE_MISSING_ON_START}, since libvirt 0.9.7. */
    CHANGE_MISSING_ON_START(0),
    /** {@code VIR_DOMAIN_EVENT_DISK_DROP_MISSING_ON_START}, since libvirt 1.1.2. */
    DROP_MISSING_ON_START(1);

    private final int code;

    DiskChangeReason(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
