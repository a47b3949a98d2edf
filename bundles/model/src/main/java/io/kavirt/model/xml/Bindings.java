package io.kavirt.model.xml;

import java.util.Set;
import java.util.TreeSet;

/** The bindings of types. Each is kept with its class and goes with it, so that no driver's class is held here. */
final class Bindings {
    private static final ClassValue<Binding> ALL = new ClassValue<>() {
        @Override
        protected Binding computeValue(Class<?> type) {
            if (type.isRecord()) {
                return new RecordBinding(type);
            }
            if (type.isSealed()) {
                return new UnionBinding(type);
            }
            throw new IllegalStateException(type + " is neither a scalar nor a record nor a sealed interface");
        }
    };

    private Bindings() {}

    static Binding of(Class<?> type) {
        return ALL.get(type);
    }

    /** Reads the element as the type, having refused what the type does not know if that was asked for. */
    static Object read(Class<?> type, XmlElement element, ReadOptions options) {
        Binding binding = of(type);
        if (options.validate() && binding instanceof RecordBinding) {
            Set<String> attributes = new TreeSet<>();
            Set<String> children = new TreeSet<>();
            binding.names(attributes, children);
            validate(element, attributes, children, options);
        }
        return binding.read(element, options);
    }

    static void validate(XmlElement element, Set<String> attributes, Set<String> children, ReadOptions options) {
        for (XmlAttribute attribute : element.attributes()) {
            if (attribute.namespace().isEmpty() && !attributes.contains(attribute.name())) {
                throw Refusals.unknown(element, "attribute", attribute.name(), attributes, options.domain());
            }
        }
        for (XmlElement child : element.children()) {
            if (child.namespace().equals(element.namespace()) && !children.contains(child.name())) {
                throw Refusals.unknown(child, "element", child.name(), children, options.domain());
            }
        }
    }

    /** Writes the element with attributes and content. */
    static void write(XmlWriter writer, String name, Binding binding, Object value, WriteOptions options) {
        writer.start(name);
        binding.writeAttributes(writer, value, options);
        binding.writeContent(writer, value, options);
        writer.end();
    }
}
