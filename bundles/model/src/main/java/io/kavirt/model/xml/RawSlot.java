package io.kavirt.model.xml;

import java.lang.reflect.RecordComponent;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A component that is a child carried verbatim. */
final class RawSlot extends Slot {
    private final String name;

    RawSlot(RecordComponent component) {
        super(component);
        name = Slots.name(component, component.getAnnotation(Raw.class).value());
    }

    @Override
    @Nullable
    Object parse(XmlElement element, ReadOptions options) {
        XmlElement child = element.child(name);
        return child == null ? null : XmlDump.of(child, 1);
    }

    @Override
    void writeContent(XmlWriter writer, Object value, WriteOptions options) {
        writer.raw((String) value);
    }

    @Override
    void names(Set<String> attributes, Set<String> children) {
        children.add(name);
    }
}
