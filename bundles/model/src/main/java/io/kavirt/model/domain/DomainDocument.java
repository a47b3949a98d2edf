package io.kavirt.model.domain;

import io.kavirt.api.ErrorDomain;
import io.kavirt.model.xml.XmlBinder;
import io.kavirt.model.xml.XmlElement;
import io.kavirt.model.xml.XmlReader;
import io.kavirt.model.xml.XmlWriter;

/** Reads and writes domain documents and the documents of single devices. */
public final class DomainDocument {
    private DomainDocument() {}

    /**
     * Reads a domain document as it was written; what it leaves out is completed elsewhere.
     *
     * @throws VirtException XML_DETAIL if it is not well-formed, NO_NAME, OS_TYPE, XML_ERROR or CONFIG_UNSUPPORTED if
     *     something is missing or wrong, XML_INVALID_SCHEMA if the unknown is to be refused
     */
    public static DomainDefinition parse(String xml, ParseOptions options) {
        XmlElement root = XmlReader.read(xml, ErrorDomain.DOMAIN);
        return parse(root, options);
    }

    /** Reads the element of a domain within another document. */
    public static DomainDefinition parse(XmlElement root, ParseOptions options) {
        DomainChecks.beforeBinding(root);
        DomainDefinition definition = XmlBinder.read(DomainDefinition.class, root, options.toReadOptions());
        DomainChecks.check(definition, options);
        return definition;
    }

    /** Writes a domain document. */
    public static String format(DomainDefinition definition, FormatOptions options) {
        return XmlBinder.write(definition, options.toWriteOptions());
    }

    /** Writes a domain as an element of another document. */
    public static void format(XmlWriter writer, DomainDefinition definition, FormatOptions options) {
        XmlBinder.write(writer, "domain", definition, options.toWriteOptions());
    }

    /**
     * Reads the document of one device, such as clients attach and detach.
     *
     * @throws VirtException as {@link #parse(String, ParseOptions)}, and XML_ERROR if the root names no device
     */
    public static Device parseDevice(String xml, ParseOptions options) {
        XmlElement root = XmlReader.read(xml, ErrorDomain.DOMAIN);
        return XmlBinder.readKind(Device.class, root, options.toReadOptions());
    }

    /** Writes the document of one device. */
    public static String formatDevice(Device device, FormatOptions options) {
        return XmlBinder.writeKind(Device.class, device, options.toWriteOptions());
    }
}
