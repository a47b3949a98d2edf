package io.kavirt.api.event;

import io.kavirt.api.Code;

/** Why the guest agent's state is told. ({@code virConnectDomainEventAgentLifecycleReason}) */
public enum AgentReason implements Code {
    /** {@code VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_REASON_UNKNOWN}, since libvirt 1.2.11. */
    UNKNOWN(0),
    /** {@code VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_REASON_DOMAIN_STARTED}, since libvirt 1.2.11. */
    DOMAIN_STARTED(1),
    /** {@code VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_REASON_CHANNEL}, since libvirt 1.2.11. */
    CHANNEL(2);

    private final int code;

    AgentReason(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
