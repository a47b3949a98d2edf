package io.kavirt.model.xml;

import java.lang.reflect.RecordComponent;
import java.util.Set;

/** A component whose attributes and children belong to the enclosing element. */
final class InlineSlot extends Slot {
    private final Class<?> type;

    InlineSlot(RecordComponent component) {
        super(component);
        type = component.getType();
    }

    @Override
    Object parse(XmlElement element, ReadOptions options) {
        return Bindings.of(type).read(element, options);
    }

    @Override
    void writeAttributes(XmlWriter writer, Object value, WriteOptions options) {
        Bindings.of(type).writeAttributes(writer, value, options);
    }

    @Override
    void writeContent(XmlWriter writer, Object value, WriteOptions options) {
        Bindings.of(type).writeContent(writer, value, options);
    }

    @Override
    boolean isEmpty(Object value, WriteOptions options) {
        return Bindings.of(type).isEmpty(value, options);
    }

    @Override
    void names(Set<String> attributes, Set<String> children) {
        Bindings.of(type).names(attributes, children);
    }
}
