package io.kavirt.model.xml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes an element that was read as it stood, in the manner of libxml2: attributes in double quotes, children indented only
 * where no text stands between them.
 */
final class XmlDump {
    private final StringBuilder out = new StringBuilder();

    private XmlDump() {}

    /**
     * The element as text that stands alone: namespaces declared further up are declared on it.
     *
     * @param level how far children are indented, in steps of two spaces, where the document does not say
     */
    static String of(XmlElement element, int level) {
        XmlDump dump = new XmlDump();
        dump.element(element, missing(element), level, true);
        return dump.out.toString();
    }

    private void element(XmlElement element, List<XmlAttribute> declarations, int level, boolean indent) {
        out.append('<').append(element.qualifiedName());
        for (XmlAttribute declaration : declarations) {
            String name = declaration.name().isEmpty() ? "xmlns" : "xmlns:" + declaration.name();
            attribute(name, declaration.value());
        }
        for (XmlAttribute attribute : element.attributes()) {
            String name = attribute.prefix().isEmpty() ? attribute.name() : attribute.prefix() + ":" + attribute.name();
            attribute(name, attribute.value());
        }
        if (element.content().isEmpty()) {
            out.append("/>");
            return;
        }
        out.append('>');
        boolean lines = indent && element.content().stream().noneMatch(XmlText.class::isInstance);
        for (XmlNode node : element.content()) {
            if (lines) {
                out.append('\n').append("  ".repeat(level + 1));
            }
            node(node, level + 1, lines);
        }
        if (lines) {
            out.append('\n').append("  ".repeat(level));
        }
        out.append("</").append(element.qualifiedName()).append('>');
    }

    private void node(XmlNode node, int level, boolean indent) {
        if (node instanceof XmlElement child) {
            element(child, child.declarations(), level, indent);
        } else if (node instanceof XmlText text) {
            if (text.cdata()) {
                out.append("<![CDATA[").append(text.text()).append("]]>");
            } else {
                XmlEscapes.text(out, text.text());
            }
        } else if (node instanceof XmlComment comment) {
            out.append("<!--").append(comment.text()).append("-->");
        } else if (node instanceof XmlInstruction instruction) {
            out.append("<?").append(instruction.target());
            out.append(instruction.data().isEmpty() ? "" : " ")
                    .append(instruction.data())
                    .append("?>");
        }
    }

    private void attribute(String name, String value) {
        out.append(' ').append(name).append("=\"");
        XmlEscapes.doubleQuoted(out, value);
        out.append('"');
    }

    private static List<XmlAttribute> missing(XmlElement element) {
        Map<String, String> missing = new LinkedHashMap<>();
        collect(element, new HashMap<>(), missing);
        List<XmlAttribute> declarations = new ArrayList<>(element.declarations());
        missing.forEach((prefix, namespace) -> declarations.add(new XmlAttribute("", "", prefix, namespace)));
        return declarations;
    }

    /** Counts the prefixes declared on the way down, so that the cost is that of the element's length. */
    private static void collect(XmlElement element, Map<String, Integer> declared, Map<String, String> missing) {
        element.declarations().forEach(declaration -> declared.merge(declaration.name(), 1, Integer::sum));
        need(element.prefix(), element.namespace(), declared, missing);
        for (XmlAttribute attribute : element.attributes()) {
            if (!attribute.prefix().isEmpty()) {
                need(attribute.prefix(), attribute.namespace(), declared, missing);
            }
        }
        for (XmlNode node : element.content()) {
            if (node instanceof XmlElement child) {
                collect(child, declared, missing);
            }
        }
        element.declarations().forEach(declaration -> declared.merge(declaration.name(), -1, Integer::sum));
    }

    private static void need(
            String prefix, String namespace, Map<String, Integer> declared, Map<String, String> missing) {
        if (!namespace.isEmpty() && !prefix.equals("xml") && declared.getOrDefault(prefix, 0) == 0) {
            missing.putIfAbsent(prefix, namespace);
        }
    }
}
