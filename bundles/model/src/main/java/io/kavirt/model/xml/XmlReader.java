package io.kavirt.model.xml;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document into a tree. Document types and entities other than XML's own five are refused, and depth and size
 * are bounded, so that a document costs no more than its length.
 */
public final class XmlReader {
    /** The most characters that a document may have. */
    public static final int MAX_CHARACTERS = 16 * 1024 * 1024;

    /** The most elements that may stand in each other. */
    public static final int MAX_DEPTH = 256;

    private static final XMLInputFactory FACTORY = factory();

    private final ErrorDomain domain;
    private final XMLStreamReader stream;
    private @Nullable XmlElement root;
    private @Nullable XmlElement current;
    private final StringBuilder pending = new StringBuilder();
    private int depth;

    private XmlReader(ErrorDomain domain, XMLStreamReader stream) {
        this.domain = domain;
        this.stream = stream;
    }

    /**
     * Reads a document.
     *
     * @param xml the document
     * @param domain whose document it is, for errors
     * @return the root element
     * @throws VirtException XML_DETAIL if it is not well-formed, has a document type or is too large
     */
    public static XmlElement read(String xml, ErrorDomain domain) {
        if (xml.length() > MAX_CHARACTERS) {
            throw new VirtException(
                    ErrorCode.XML_DETAIL,
                    domain,
                    "document of " + xml.length() + " characters, at most " + MAX_CHARACTERS + " are accepted");
        }
        try {
            XMLStreamReader stream = FACTORY.createXMLStreamReader(new StringReader(xml));
            try {
                return new XmlReader(domain, stream).document();
            } finally {
                stream.close();
            }
        } catch (XMLStreamException e) {
            throw new VirtException(ErrorCode.XML_DETAIL, domain, where(e.getLocation()) + detail(e), e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty("http://java.sun.com/xml/stream/properties/report-cdata-event", true);
        return factory;
    }

    private XmlElement document() throws XMLStreamException {
        while (stream.hasNext()) {
            switch (stream.next()) {
                case XMLStreamConstants.START_ELEMENT -> open();
                case XMLStreamConstants.END_ELEMENT -> close();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE -> text(false);
                case XMLStreamConstants.CDATA -> text(true);
                case XMLStreamConstants.COMMENT -> keep(new XmlComment(stream.getText()));
                case XMLStreamConstants.PROCESSING_INSTRUCTION -> {
                    String data = stream.getPIData();
                    keep(new XmlInstruction(stream.getPITarget(), data == null ? "" : data));
                }
                case XMLStreamConstants.DTD -> throw refusal("a document type is not accepted");
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw refusal("entity '" + stream.getLocalName()
                            + "' is not accepted, only amp, lt, gt, quot and apos are");
                default -> {
                    // The rest carries nothing that documents have.
                }
            }
        }
        if (root == null) {
            throw refusal("document is empty");
        }
        return root;
    }

    private void open() {
        if (++depth > MAX_DEPTH) {
            throw refusal("more than " + MAX_DEPTH + " elements in each other");
        }
        Location location = stream.getLocation();
        XmlElement element = new XmlElement(
                current,
                new XmlAttribute(
                        orEmpty(stream.getNamespaceURI()), orEmpty(stream.getPrefix()), stream.getLocalName(), ""),
                attributes(),
                declarations(),
                location.getLineNumber(),
                location.getColumnNumber());
        keep(element);
        if (root == null) {
            root = element;
        }
        current = element;
    }

    private List<XmlAttribute> attributes() {
        int count = stream.getAttributeCount();
        if (count == 0) {
            return List.of();
        }
        List<XmlAttribute> attributes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            attributes.add(new XmlAttribute(
                    orEmpty(stream.getAttributeNamespace(i)),
                    orEmpty(stream.getAttributePrefix(i)),
                    stream.getAttributeLocalName(i),
                    stream.getAttributeValue(i)));
        }
        return attributes;
    }

    private List<XmlAttribute> declarations() {
        int count = stream.getNamespaceCount();
        if (count == 0) {
            return List.of();
        }
        List<XmlAttribute> declarations = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            declarations.add(new XmlAttribute(
                    "", "", orEmpty(stream.getNamespacePrefix(i)), orEmpty(stream.getNamespaceURI(i))));
        }
        return declarations;
    }

    private void close() {
        flush();
        depth--;
        if (current != null) {
            current = current.parent();
        }
    }

    private void text(boolean cdata) {
        if (current == null) {
            return;
        }
        if (cdata) {
            keep(new XmlText(stream.getText(), true));
        } else {
            pending.append(stream.getText());
        }
    }

    /** The reader hands out text in pieces; they are one node. */
    private void flush() {
        if (pending.length() > 0 && current != null) {
            current.add(new XmlText(pending.toString(), false));
        }
        pending.setLength(0);
    }

    private void keep(XmlNode node) {
        flush();
        if (current != null) {
            current.add(node);
        }
    }

    private VirtException refusal(String message) {
        return new VirtException(ErrorCode.XML_DETAIL, domain, where(stream.getLocation()) + message);
    }

    private static String where(@Nullable Location location) {
        return location == null
                ? ""
                : "at line " + location.getLineNumber() + ", column " + location.getColumnNumber() + ": ";
    }

    private static String detail(XMLStreamException e) {
        String message = e.getMessage();
        int at = message == null ? -1 : message.indexOf("Message: ");
        return at < 0 ? String.valueOf(message) : message.substring(at + "Message: ".length());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
