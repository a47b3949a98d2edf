package io.kavirt.model.xml;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A component that is a child with a record, or a sealed interface, of its own. */
final class RecordSlot extends Slot {
    private final String name;
    private final Class<?> type;
    private final boolean keepEmpty;
    private final boolean always;
    private final boolean expand;
    private final boolean shared;

    RecordSlot(RecordComponent component) {
        super(component);
        Child child = component.getAnnotation(Child.class);
        name = Slots.name(component, child.value());
        type = component.getType();
        keepEmpty = child.keepEmpty();
        always = child.always();
        expand = child.expand();
        shared = child.shared();
    }

    @Override
    @Nullable
    Object parse(XmlElement element, ReadOptions options) {
        XmlElement child = element.child(name);
        if (child == null) {
            if (required) {
                throw Refusals.missing(element, "element '" + name + "'", options.domain());
            }
            if (!always) {
                return null;
            }
            child = new XmlElement(
                    element,
                    new XmlAttribute(element.namespace(), element.prefix(), name, ""),
                    List.of(),
                    List.of(),
                    element.line(),
                    element.column());
        }
        Object value = shared ? Bindings.of(type).read(child, options) : Bindings.read(type, child, options);
        boolean keep = keepEmpty || always || required;
        return keep || !Bindings.of(type).isEmpty(value, WriteOptions.ALL) ? value : null;
    }

    @Override
    void writeContent(XmlWriter writer, Object value, WriteOptions options) {
        Binding binding = Bindings.of(type);
        if (!keepEmpty && !required && binding.isEmpty(value, options)) {
            return;
        }
        writer.start(name);
        binding.writeAttributes(writer, value, options);
        if (expand) {
            writer.expand();
        }
        binding.writeContent(writer, value, options);
        writer.end();
    }

    @Override
    boolean isEmpty(Object value, WriteOptions options) {
        return !keepEmpty && !required && Bindings.of(type).isEmpty(value, options);
    }

    @Override
    void names(Set<String> attributes, Set<String> children) {
        children.add(name);
    }
}
