package io.kavirt.api.domain;

import io.kavirt.api.Flag;

/** Which form of a domain document is wanted. ({@code virDomainXMLFlags}) */
public enum XmlFlag implements Flag {
    /** {@code VIR_DOMAIN_XML_SECURE}, since libvirt 0.3.3. */
    SECURE(1 << 0),
    /** {@code VIR_DOMAIN_XML_INACTIVE}, since libvirt 0.3.3. */
    INACTIVE(1 << 1),
    /** {@code VIR_DOMAIN_XML_UPDATE_CPU}, since libvirt 0.8.0. */
    UPDATE_CPU(1 << 2),
    /** {@code VIR_DOMAIN_XML_MIGRATABLE}, since libvirt 1.0.0. */
    MIGRATABLE(1 << 3);

    private final int bit;

    XmlFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
