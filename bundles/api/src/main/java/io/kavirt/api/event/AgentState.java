package io.kavirt.api.event;

import io.kavirt.api.Code;

/** Whether the guest agent is there. ({@code virConnectDomainEventAgentLifecycleState}) */
public enum AgentState implements Code {
    /** {@code VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_STATE_CONNECTED}, since libvirt 1.2.11. */
    CONNECTED(1),
    /** {@code VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_STATE_DISCONNECTED}, since libvirt 1.2.11. */
    DISCONNECTED(2);

    private final int code;

    AgentState(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
