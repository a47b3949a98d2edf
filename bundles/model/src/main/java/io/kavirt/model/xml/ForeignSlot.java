package io.kavirt.model.xml;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A component that is the list of children of other namespaces. */
final class ForeignSlot extends Slot {
    ForeignSlot(RecordComponent component) {
        super(component);
    }

    @Override
    Object absent() {
        return List.of();
    }

    @Override
    Object parse(XmlElement element, ReadOptions options) {
        List<Object> extensions = new ArrayList<>();
        for (XmlElement child : element.children()) {
            if (child.namespace().isEmpty() || child.namespace().equals(element.namespace())) {
                continue;
            }
            Class<?> type = options.extensions().find(child.namespace(), child.name());
            if (type != null) {
                extensions.add(Bindings.read(type, child, options));
            } else if (options.validate()) {
                throw Refusals.unknown(
                        child, "element", "{" + child.namespace() + "}" + child.name(), Set.of(), options.domain());
            } else {
                extensions.add(new ForeignElement(child.namespace(), child.prefix(), XmlDump.of(child, 1)));
            }
        }
        return extensions;
    }

    @Override
    void writeAttributes(XmlWriter writer, Object value, WriteOptions options) {
        Set<String> declared = new TreeSet<>();
        for (Object extension : (List<?>) value) {
            if (!(extension instanceof ForeignElement)
                    && declared.add(element(extension).prefix())) {
                writer.attribute(
                        "xmlns:" + element(extension).prefix(),
                        element(extension).namespace());
            }
        }
    }

    @Override
    void writeContent(XmlWriter writer, Object value, WriteOptions options) {
        for (Object extension : (List<?>) value) {
            if (extension instanceof ForeignElement foreign) {
                writer.raw(foreign.xml());
                continue;
            }
            String before = writer.prefix(element(extension).prefix());
            Bindings.write(writer, element(extension).value(), Bindings.of(extension.getClass()), extension, options);
            writer.prefix(before);
        }
    }

    private static Element element(Object extension) {
        Element element = extension.getClass().getAnnotation(Element.class);
        if (element == null) {
            throw new IllegalStateException(extension.getClass() + " names no element");
        }
        return element;
    }

    @Override
    boolean isEmpty(Object value, WriteOptions options) {
        return ((List<?>) value).isEmpty();
    }

    @Override
    void names(Set<String> attributes, Set<String> children) {
        // Names of other namespaces are not looked at.
    }
}
