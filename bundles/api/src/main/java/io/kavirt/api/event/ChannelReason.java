package io.kavirt.api.event;

import io.kavirt.api.Code;

/** Why a channel's state is told. ({@code virConnectDomainEventChannelLifecycleReason}) */
public enum ChannelReason implements Code {
    /** {@code VIR_CONNECT_DOMAIN_EVENT_CHANNEL_LIFECYCLE_REASON_UNKNOWN}, since libvirt 12.4.0. */
    UNKNOWN(0),
    /** {@code VIR_CONNECT_DOMAIN_EVENT_CHANNEL_LIFECYCLE_REASON_DOMAIN_STARTED}, since libvirt 12.4.0. */
    DOMAIN_STARTED(1),
    /** {@code VIR_CONNECT_DOMAIN_EVENT_CHANNEL_LIFECYCLE_REASON_CHANNEL}, since libvirt 12.4.0. */
    CHANNEL(2);

    private final int code;

    ChannelReason(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
