package io.kavirt.model.xml;

import java.lang.reflect.RecordComponent;
import java.util.Set;

/** A component that says whether a child is there. */
final class PresenceSlot extends Slot {
    private final String name;

    PresenceSlot(RecordComponent component) {
        super(component);
        name = Slots.name(component, component.getAnnotation(Child.class).value());
    }

    @Override
    Object parse(XmlElement element, ReadOptions options) {
        return element.child(name) != null;
    }

    @Override
    void writeContent(XmlWriter writer, Object value, WriteOptions options) {
        if ((Boolean) value) {
            writer.start(name).end();
        }
    }

    @Override
    boolean isEmpty(Object value, WriteOptions options) {
        return !(Boolean) value;
    }

    @Override
    void names(Set<String> attributes, Set<String> children) {
        children.add(name);
    }
}
