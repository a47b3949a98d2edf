package io.kavirt.model.xml;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Takes a document apart into the documents that it holds. */
public final class XmlFragments {
    private XmlFragments() {}

    /**
     * A child of the root.
     *
     * @param name its name
     * @param attributes its attributes in order, those of other namespaces left out
     * @param xml the child as a document of its own
     */
    public record Fragment(String name, Map<String, String> attributes, String xml) {
        /** Copies the map. */
        public Fragment {
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        }
    }

    /**
     * The children of a document's root.
     *
     * @throws VirtException XML_DETAIL if the document is not well-formed, XML_ERROR if the root has another name
     */
    public static List<Fragment> children(String xml, String rootName) {
        XmlElement root = XmlReader.read(xml, ErrorDomain.XML);
        if (!root.name().equals(rootName)) {
            throw new VirtException(
                    ErrorCode.XML_ERROR,
                    ErrorDomain.XML,
                    "unexpected root element <" + root.qualifiedName() + ">, expecting <" + rootName + ">");
        }
        return root.children().stream()
                .map(child -> new Fragment(child.name(), attributes(child), XmlDump.of(child, 0)))
                .toList();
    }

    private static Map<String, String> attributes(XmlElement element) {
        return element.attributes().stream()
                .filter(attribute -> attribute.namespace().isEmpty())
                .collect(Collectors.toMap(XmlAttribute::name, XmlAttribute::value, (a, b) -> a, LinkedHashMap::new));
    }
}
