package io.kavirt.model.xml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An element of a document that was read: its attributes, its content and where it stood. Does not change once it is read. */
public final class XmlElement implements XmlNode {
    private final @Nullable XmlElement parent;
    private final String namespace;
    private final String prefix;
    private final String name;
    private final List<XmlAttribute> attributes;
    private final List<XmlAttribute> declarations;
    private final List<XmlNode> content = new ArrayList<>();
    private final int line;
    private final int column;

    XmlElement(
            @Nullable XmlElement parent,
            XmlAttribute name,
            List<XmlAttribute> attributes,
            List<XmlAttribute> declarations,
            int line,
            int column) {
        this.parent = parent;
        this.namespace = name.namespace();
        this.prefix = name.prefix();
        this.name = name.name();
        this.attributes = attributes;
        this.declarations = declarations;
        this.line = line;
        this.column = column;
    }

    void add(XmlNode node) {
        content.add(node);
    }

    /** The namespace; empty for none. */
    public String namespace() {
        return namespace;
    }

    /** The prefix that the document used; empty for none. */
    public String prefix() {
        return prefix;
    }

    /** The name without prefix. */
    public String name() {
        return name;
    }

    /** The name as it stood, with prefix. */
    public String qualifiedName() {
        return prefix.isEmpty() ? name : prefix + ":" + name;
    }

    /** The attributes in the document's order. */
    public List<XmlAttribute> attributes() {
        return attributes;
    }

    /** The namespaces declared here: the name is the prefix, the value the namespace. */
    public List<XmlAttribute> declarations() {
        return declarations;
    }

    /** What stands between the tags. */
    public List<XmlNode> content() {
        return Collections.unmodifiableList(content);
    }

    /** The line that the tag ends on, from 1. */
    public int line() {
        return line;
    }

    /** The column after the tag, from 1. */
    public int column() {
        return column;
    }

    /** The element around this one. */
    public @Nullable XmlElement parent() {
        return parent;
    }

    /** The value of an attribute without namespace. */
    public @Nullable String attribute(String wanted) {
        for (int i = 0; i < attributes.size(); i++) {
            XmlAttribute attribute = attributes.get(i);
            if (attribute.name().equals(wanted) && attribute.namespace().isEmpty()) {
                return attribute.value();
            }
        }
        return null;
    }

    /** The first child of that name in this element's namespace. */
    public @Nullable XmlElement child(String wanted) {
        for (int i = 0; i < content.size(); i++) {
            if (content.get(i) instanceof XmlElement child
                    && child.name.equals(wanted)
                    && child.namespace.equals(namespace)) {
                return child;
            }
        }
        return null;
    }

    /** The children. */
    public List<XmlElement> children() {
        List<XmlElement> children = new ArrayList<>();
        for (int i = 0; i < content.size(); i++) {
            if (content.get(i) instanceof XmlElement child) {
                children.add(child);
            }
        }
        return children;
    }

    /** The children of that name in this element's namespace. */
    public List<XmlElement> children(String wanted) {
        List<XmlElement> children = new ArrayList<>();
        for (int i = 0; i < content.size(); i++) {
            if (content.get(i) instanceof XmlElement child
                    && child.name.equals(wanted)
                    && child.namespace.equals(namespace)) {
                children.add(child);
            }
        }
        return children;
    }

    /** The text directly within the element. */
    public String text() {
        if (content.size() == 1 && content.get(0) instanceof XmlText text) {
            return text.text();
        }
        StringBuilder out = new StringBuilder();
        for (XmlNode node : content) {
            if (node instanceof XmlText text) {
                out.append(text.text());
            }
        }
        return out.toString();
    }

    /** The names from the root down to this element, with slashes between. */
    public String path() {
        return parent == null ? qualifiedName() : parent.path() + "/" + qualifiedName();
    }

    /** The element as text that stands alone: what it needs of the namespaces around it is declared on it. */
    public String xml() {
        return XmlDump.of(this, 0);
    }
}
