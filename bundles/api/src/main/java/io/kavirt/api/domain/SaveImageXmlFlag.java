package io.kavirt.api.domain;

import io.kavirt.api.Flag;

/** What a document read from a saved state shows. ({@code virDomainSaveImageXMLFlags}) */
public enum SaveImageXmlFlag implements Flag {
    /** {@code VIR_DOMAIN_SAVE_IMAGE_XML_SECURE}, since libvirt 5.1.0. */
    SECURE(1 << 0);

    private final int bit;

    SaveImageXmlFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
