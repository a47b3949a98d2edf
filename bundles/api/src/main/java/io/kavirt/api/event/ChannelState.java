package io.kavirt.api.event;

import io.kavirt.api.Code;

/** Whether the guest has opened a channel. ({@code virConnectDomainEventChannelLifecycleState}) */
public enum ChannelState implements Code {
    /** {@code VIR_CONNECT_DOMAIN_EVENT_CHANNEL_LIFECYCLE_STATE_CONNECTED}, since libvirt 12.4.0. */
    CONNECTED(1),
    /** {@code VIR_CONNECT_DOMAIN_EVENT_CHANNEL_LIFECYCLE_STATE_DISCONNECTED}, since libvirt 12.4.0. */
    DISCONNECTED(2);

    private final int code;

    ChannelState(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
