package io.kavirt.api.domain;

import io.kavirt.api.Code;

/** Which of the free texts of a domain is meant. ({@code virDomainMetadataType}) */
public enum MetadataType implements Code {
    /** {@code VIR_DOMAIN_METADATA_DESCRIPTION}, since libvirt 0.9.10. */
    DESCRIPTION(0),
    /** {@code VIR_DOMAIN_METADATA_TITLE}, since libvirt 0.9.10. */
    TITLE(1),
    /** {@code VIR_DOMAIN_METADATA_ELEMENT}, since libvirt 0.9.10. */
    ELEMENT(2);

    private final int code;

    MetadataType(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
