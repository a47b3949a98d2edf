package io.kavirt.model.xml;

import java.util.Set;

/** How a type stands in an element: a record, or a sealed interface of records. */
interface Binding {
    /** Reads the element. */
    Object read(XmlElement element, ReadOptions options);

    /** Writes the attributes of the element. */
    void writeAttributes(XmlWriter writer, Object value, WriteOptions options);

    /** Writes text and children of the element. */
    void writeContent(XmlWriter writer, Object value, WriteOptions options);

    /** Whether the element would have neither attributes nor content. */
    boolean isEmpty(Object value, WriteOptions options);

    /** Adds the names of the attributes and children that the type knows. */
    void names(Set<String> attributes, Set<String> children);
}
