package io.kavirt.model.xml;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads and changes the elements that applications keep in {@code <metadata>}: one for each namespace. Applications give and get
 * an element without its namespace; in the document it stands with a prefix.
 */
public final class MetadataElements {
    private static final XmlAttribute ROOT = new XmlAttribute("", "", "metadata", "");

    private MetadataElements() {}

    /**
     * The element of a namespace, without that namespace.
     *
     * @param metadata the whole {@code <metadata>} element; null if there is none
     * @param uri the namespace
     */
    public static Optional<String> find(@Nullable String metadata, String uri, ErrorDomain domain) {
        if (metadata == null) {
            return Optional.empty();
        }
        return XmlReader.read(metadata, domain).children().stream()
                .filter(child -> child.namespace().equals(uri))
                .findFirst()
                .map(child -> XmlDump.of(moved(null, child, uri, "", ""), 0));
    }

    /**
     * The {@code <metadata>} element with the element of a namespace replaced, added or, with a null {@code xml}, removed; null if
     * nothing is left.
     *
     * @param metadata the whole {@code <metadata>} element; null if there is none
     * @param uri the namespace
     * @param key the prefix under which it is written
     * @param xml the element, without the namespace
     * @throws VirtException XML_DETAIL if {@code xml} is not well-formed, INVALID_ARG if the key is no prefix
     */
    public static @Nullable String replace(
            @Nullable String metadata, String uri, @Nullable String key, @Nullable String xml, ErrorDomain domain) {
        XmlElement root = new XmlElement(null, ROOT, List.of(), List.of(), 0, 0);
        if (metadata != null) {
            for (XmlElement child : XmlReader.read(metadata, domain).children()) {
                if (!child.namespace().equals(uri)) {
                    root.add(child);
                }
            }
        }
        if (xml != null) {
            root.add(moved(null, XmlReader.read(xml, domain), "", uri, prefix(key, domain)));
        }
        return root.content().isEmpty() ? null : XmlDump.of(root, 1);
    }

    private static String prefix(@Nullable String key, ErrorDomain domain) {
        if (key == null || !key.matches("[A-Za-z_][A-Za-z0-9_.-]*")) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    domain,
                    "metadata key '" + key
                            + "' is no namespace prefix: a letter, then letters, digits, '_', '.' or '-'");
        }
        return key;
    }

    /** A copy whose elements of namespace {@code from} are in {@code to}, written with {@code prefix}. */
    private static XmlElement moved(
            @Nullable XmlElement parent, XmlElement element, String from, String to, String prefix) {
        boolean moves = element.namespace().equals(from);
        List<XmlAttribute> declarations = new ArrayList<>(element.declarations());
        declarations.removeIf(declaration -> moves && declaration.value().equals(from));
        if (parent == null && !to.isEmpty()) {
            declarations.add(0, new XmlAttribute("", "", prefix, to));
        }
        XmlAttribute name = moves
                ? new XmlAttribute(to, prefix, element.name(), "")
                : new XmlAttribute(element.namespace(), element.prefix(), element.name(), "");
        XmlElement copy = new XmlElement(
                parent, name, element.attributes(), List.copyOf(declarations), element.line(), element.column());
        for (XmlNode node : element.content()) {
            copy.add(node instanceof XmlElement child ? moved(copy, child, from, to, prefix) : node);
        }
        return copy;
    }
}
