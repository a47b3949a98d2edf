package io.kavirt.model.xml;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.VirtException;

/** Reads records from documents and writes them back. How a record is bound is worked out once, at its first use. */
public final class XmlBinder {
    private XmlBinder() {}

    /**
     * Reads a document whose root is the record's {@link Element}.
     *
     * @throws VirtException XML_DETAIL if it is not well-formed, XML_ERROR if the root or a value is wrong,
     *     XML_INVALID_SCHEMA if validation was asked for and something is unknown
     */
    public static <R> R read(Class<R> type, String xml, ReadOptions options) {
        XmlElement root = XmlReader.read(xml, options.domain());
        String expected = nameOf(type);
        if (!root.name().equals(expected)) {
            throw new VirtException(
                    ErrorCode.XML_ERROR,
                    options.domain(),
                    "unexpected root element <" + root.qualifiedName() + ">, expecting <" + expected + ">");
        }
        return read(type, root, options);
    }

    /** Reads an element of a document as the record, whatever its name is. */
    public static <R> R read(Class<R> type, XmlElement element, ReadOptions options) {
        return type.cast(Bindings.read(type, element, options));
    }

    /** Writes the record as a document whose root is its {@link Element}. */
    public static String write(Object value, WriteOptions options) {
        XmlWriter writer = new XmlWriter();
        write(writer, nameOf(value.getClass()), value, options);
        return writer.toString();
    }

    /** Writes the record as an element of that name. */
    public static void write(XmlWriter writer, String name, Object value, WriteOptions options) {
        Bindings.write(writer, name, Bindings.of(boundType(value.getClass())), value, options);
    }

    /**
     * Reads an element as that of the records of a sealed interface whose {@link Element} has its name.
     *
     * @throws VirtException as {@link #read(Class, String, ReadOptions)}, and XML_ERROR if no record has the name
     */
    public static <R> R readKind(Class<R> kinds, XmlElement element, ReadOptions options) {
        Kinds known = Kinds.of(kinds);
        Class<?> type = known.named(element.name());
        if (type == null) {
            throw Refusals.invalid(
                    element,
                    "unknown element '" + element.name() + "', accepted: " + String.join(", ", known.names()),
                    options.domain());
        }
        return kinds.cast(Bindings.read(type, element, options));
    }

    /** Writes a record of a sealed interface as a document of its own. */
    public static String writeKind(Class<?> kinds, Object value, WriteOptions options) {
        XmlWriter writer = new XmlWriter();
        String name = Kinds.of(kinds).nameOf(value.getClass());
        write(writer, name, value, options);
        return writer.toString();
    }

    private static String nameOf(Class<?> type) {
        Element element = boundType(type).getAnnotation(Element.class);
        if (element == null) {
            throw new IllegalArgumentException(type + " names no element");
        }
        return element.value();
    }

    /** A case of a sealed interface is written as that, with the attribute that says which. */
    private static Class<?> boundType(Class<?> type) {
        if (type.isAnnotationPresent(Case.class)) {
            for (Class<?> union : type.getInterfaces()) {
                if (union.isAnnotationPresent(Discriminator.class)) {
                    return union;
                }
            }
        }
        return type;
    }
}
