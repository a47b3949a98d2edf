package io.kavirt.model.xml;

import java.lang.reflect.RecordComponent;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A component that is an attribute. */
final class AttributeSlot extends Slot {
    private final String name;
    private final Codec codec;
    private final @Nullable Object absent;

    AttributeSlot(RecordComponent component) {
        super(component);
        name = Slots.name(component, component.getAnnotation(Attribute.class).value());
        codec = Objects.requireNonNull(Codecs.find(component.getType(), component), component::toString);
        Default given = component.getAnnotation(Default.class);
        absent = given == null ? null : codec.parse(given.value());
    }

    @Override
    @Nullable
    Object absent() {
        return absent;
    }

    @Override
    @Nullable
    Object parse(XmlElement element, ReadOptions options) {
        String text = element.attribute(name);
        if (text == null) {
            if (required) {
                throw Refusals.missing(element, "attribute '" + name + "'", options.domain());
            }
            return absent;
        }
        try {
            return codec.parse(text);
        } catch (IllegalArgumentException e) {
            throw Refusals.value(element, name, text, String.valueOf(e.getMessage()), options.domain());
        }
    }

    @Override
    void writeAttributes(XmlWriter writer, Object value, WriteOptions options) {
        writer.attribute(name, codec.format(value));
    }

    @Override
    void names(Set<String> attributes, Set<String> children) {
        attributes.add(name);
    }
}
