package io.kavirt.api.event;

import io.kavirt.api.Code;

/** How far a graphics client has come. ({@code virDomainEventGraphicsPhase}) */
public enum GraphicsPhase implements Code {
    /** {@code VIR_DOMAIN_EVENT_GRAPHICS_CONNECT}, since libvirt 0.8.0. */
    CONNECT(0),
    /** {@code VIR_DOMAIN_EVENT_GRAPHICS_INITIALIZE}, since libvirt 0.8.0. */
    INITIALIZE(1),
    /** {@code VIR_DOMAIN_EVENT_GRAPHICS_DISCONNECT}, since libvirt 0.8.0. */
    DISCONNECT(2);

    private final int code;

    GraphicsPhase(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
