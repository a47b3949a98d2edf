package io.kavirt.api.event;

import io.kavirt.api.Code;

/** What kind of address a graphics end point has. ({@code virDomainEventGraphicsAddressType}) */
public enum GraphicsAddressType implements Code {
    /** {@code VIR_DOMAIN_EVENT_GRAPHICS_ADDRESS_IPV4}, since libvirt 0.8.0. */
    IPV4(0),
    /** {@code VIR_DOMAIN_EVENT_GRAPHICS_ADDRESS_IPV6}, since libvirt 0.8.0. */
    IPV6(1),
    /** {@code VIR_DOMAIN_EVENT_GRAPHICS_ADDRESS_UNIX}, since libvirt 0.9.7. */
    UNIX(2);

    private final int code;

    GraphicsAddressType(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
