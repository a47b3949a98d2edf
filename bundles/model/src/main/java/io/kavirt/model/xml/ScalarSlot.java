package io.kavirt.model.xml;

import java.lang.reflect.RecordComponent;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A component that is a child holding one scalar, in its text or in an attribute. */
final class ScalarSlot extends Slot {
    private final String name;
    private final String attribute;
    private final Codec codec;
    private final boolean isString;
    private final @Nullable Object absent;
    private final @Nullable Object bare;

    ScalarSlot(RecordComponent component) {
        super(component);
        Child child = component.getAnnotation(Child.class);
        name = Slots.name(component, child.value());
        attribute = child.attribute();
        codec = Objects.requireNonNull(Codecs.find(component.getType(), component));
        isString = component.getType() == String.class;
        Default given = component.getAnnotation(Default.class);
        absent = given == null ? null : codec.parse(given.value());
        bare = child.absent().isEmpty() ? null : codec.parse(child.absent());
    }

    @Override
    @Nullable
    Object absent() {
        return absent;
    }

    @Override
    @Nullable
    Object parse(XmlElement element, ReadOptions options) {
        XmlElement child = element.child(name);
        if (child == null) {
            if (required) {
                throw Refusals.missing(element, "element '" + name + "'", options.domain());
            }
            return absent;
        }
        if (options.validate()) {
            Bindings.validate(child, attribute.isEmpty() ? Set.of() : Set.of(attribute), Set.of(), options);
        }
        return ofChild(child, options);
    }

    private @Nullable Object ofChild(XmlElement child, ReadOptions options) {
        String text = attribute.isEmpty() ? ofText(child) : child.attribute(attribute);
        if (text == null) {
            if (bare != null) {
                return bare;
            }
            if (required) {
                throw Refusals.missing(
                        child, attribute.isEmpty() ? "text" : "attribute '" + attribute + "'", options.domain());
            }
            return absent;
        }
        try {
            return codec.parse(text);
        } catch (IllegalArgumentException e) {
            String where = attribute.isEmpty() ? null : attribute;
            throw Refusals.value(child, where, text, String.valueOf(e.getMessage()), options.domain());
        }
    }

    private @Nullable String ofText(XmlElement child) {
        String text = isString ? child.text() : child.text().strip();
        return text.isEmpty() ? null : text;
    }

    @Override
    void writeContent(XmlWriter writer, Object value, WriteOptions options) {
        writer.start(name);
        if (attribute.isEmpty()) {
            writer.text(codec.format(value));
        } else {
            writer.attribute(attribute, codec.format(value));
        }
        writer.end();
    }

    @Override
    void names(Set<String> attributes, Set<String> children) {
        children.add(name);
    }
}
