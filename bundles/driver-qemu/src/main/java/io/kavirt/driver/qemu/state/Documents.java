package io.kavirt.driver.qemu.state;

import io.kavirt.model.domain.DomainDefinition;
import io.kavirt.model.domain.DomainDocument;
import io.kavirt.model.domain.FormatOptions;
import io.kavirt.model.domain.ParseOptions;
import io.kavirt.model.xml.XmlExtensions;

/** Reads and writes domain documents with the elements of QEMU's own namespace. */
public final class Documents {
    private final ParseOptions inactive;
    private final ParseOptions live;

    public Documents(XmlExtensions extensions) {
        this.inactive = ParseOptions.INACTIVE.withExtensions(extensions);
        this.live = ParseOptions.LIVE.withExtensions(extensions);
    }

    /** Reads a document that defines a domain; what belongs to running guests is left out. */
    public DomainDefinition parse(String xml) {
        return DomainDocument.parse(xml, inactive);
    }

    /** As {@link #parse(String)}, and refuses elements that are not known. */
    public DomainDefinition parse(String xml, boolean validate) {
        return DomainDocument.parse(xml, inactive.withValidate(validate));
    }

    /** Reads the document of a running guest. */
    public DomainDefinition parseLive(String xml) {
        return DomainDocument.parse(xml, live);
    }

    /** Writes a definition as it is kept, with its secrets. */
    public String formatDefinition(DomainDefinition definition) {
        return DomainDocument.format(definition, FormatOptions.DEFINITION);
    }

    /** Writes the document of a running guest as it is kept, with all there is. */
    public String formatLive(DomainDefinition definition) {
        return DomainDocument.format(definition, FormatOptions.STATE);
    }

    /** Writes a document for a client. */
    public String format(DomainDefinition definition, boolean asInactive, boolean secure, boolean migratable) {
        return DomainDocument.format(definition, new FormatOptions(asInactive, secure, migratable));
    }
}
