package io.kavirt.model.capabilities;

import io.kavirt.api.ErrorDomain;
import io.kavirt.model.xml.ReadOptions;
import io.kavirt.model.xml.WriteOptions;
import io.kavirt.model.xml.XmlBinder;
import io.kavirt.model.xml.XmlWriter;

/** Reads and writes the documents of capabilities. */
public final class CapabilitiesDocument {
    private CapabilitiesDocument() {}

    /**
     * Reads the capabilities of a host.
     *
     * @throws VirtException XML_DETAIL if the document is not well-formed, XML_ERROR if something is wrong in it
     */
    public static Capabilities parse(String xml) {
        return XmlBinder.read(Capabilities.class, xml, ReadOptions.of(ErrorDomain.CAPABILITIES));
    }

    /** Writes the capabilities of a host, blank lines between its parts. */
    public static String format(Capabilities capabilities) {
        XmlWriter writer = new XmlWriter();
        writer.start("capabilities").blankLine();
        XmlBinder.write(writer, "host", capabilities.host(), WriteOptions.ALL);
        writer.blankLine();
        for (GuestCapabilities guest : capabilities.guests()) {
            XmlBinder.write(writer, "guest", guest, WriteOptions.ALL);
            writer.blankLine();
        }
        return writer.end().toString();
    }

    /**
     * Reads what guests of one kind can have.
     *
     * @throws VirtException XML_DETAIL if the document is not well-formed, XML_ERROR if something is wrong in it
     */
    public static DomainCapabilities parseDomain(String xml) {
        return XmlBinder.read(DomainCapabilities.class, xml, ReadOptions.of(ErrorDomain.CAPABILITIES));
    }

    /** Writes what guests of one kind can have. */
    public static String format(DomainCapabilities capabilities) {
        return XmlBinder.write(capabilities, WriteOptions.ALL);
    }
}
