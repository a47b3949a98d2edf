package io.kavirt.model.xml;

import java.lang.reflect.RecordComponent;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A component that is a size with its unit: an attribute, the element's text, or a child. */
final class SizeSlot extends Slot {
    private static final String UNIT = "unit";

    private final SizeCodec codec;
    private final String attribute;
    private final String child;

    SizeSlot(RecordComponent component) {
        super(component);
        codec = new SizeCodec(component.getAnnotation(Scaled.class));
        Attribute asAttribute = component.getAnnotation(Attribute.class);
        Child asChild = component.getAnnotation(Child.class);
        attribute = asAttribute == null ? "" : Slots.name(component, asAttribute.value());
        child = asChild == null ? "" : Slots.name(component, asChild.value());
    }

    @Override
    @Nullable
    Object parse(XmlElement element, ReadOptions options) {
        XmlElement holder = child.isEmpty() ? element : element.child(child);
        String number = holder == null ? null : attribute.isEmpty() ? ofText(holder) : holder.attribute(attribute);
        if (holder == null || number == null) {
            if (required) {
                throw Refusals.missing(element, what(), options.domain());
            }
            return null;
        }
        String unit = holder.attribute(UNIT);
        try {
            return codec.parse(number, unit == null ? "" : unit);
        } catch (IllegalArgumentException e) {
            String value = unit == null ? number : number + " " + unit;
            String where = attribute.isEmpty() ? null : attribute;
            throw Refusals.value(holder, where, value, String.valueOf(e.getMessage()), options.domain());
        }
    }

    private static @Nullable String ofText(XmlElement holder) {
        String text = holder.text().strip();
        return text.isEmpty() ? null : text;
    }

    private String what() {
        if (!attribute.isEmpty()) {
            return "attribute '" + attribute + "'";
        }
        return child.isEmpty() ? "text" : "element '" + child + "'";
    }

    @Override
    void writeAttributes(XmlWriter writer, Object value, WriteOptions options) {
        if (!child.isEmpty()) {
            return;
        }
        if (!attribute.isEmpty()) {
            writer.attribute(attribute, codec.number(value));
        }
        writer.attribute(UNIT, codec.unit(value));
    }

    @Override
    void writeContent(XmlWriter writer, Object value, WriteOptions options) {
        if (!child.isEmpty()) {
            writer.start(child)
                    .attribute(UNIT, codec.unit(value))
                    .text(codec.number(value))
                    .end();
        } else if (attribute.isEmpty()) {
            writer.text(codec.number(value));
        }
    }

    @Override
    void names(Set<String> attributes, Set<String> children) {
        if (!child.isEmpty()) {
            children.add(child);
            return;
        }
        attributes.add(UNIT);
        if (!attribute.isEmpty()) {
            attributes.add(attribute);
        }
    }
}
