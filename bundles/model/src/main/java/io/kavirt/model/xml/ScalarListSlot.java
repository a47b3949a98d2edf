package io.kavirt.model.xml;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A list of children that hold one scalar each. */
final class ScalarListSlot extends ListSlot {
    private final String name;
    private final String attribute;
    private final Codec codec;

    ScalarListSlot(RecordComponent component, Class<?> type) {
        super(component);
        Children children = component.getAnnotation(Children.class);
        name = Slots.name(component, children.value());
        attribute = children.attribute();
        codec = Objects.requireNonNull(Codecs.find(type, component));
    }

    @Override
    List<Object> items(XmlElement holder, ReadOptions options) {
        List<Object> items = new ArrayList<>();
        for (XmlElement child : holder.children(name)) {
            String text = attribute.isEmpty() ? child.text() : child.attribute(attribute);
            if (text == null) {
                throw Refusals.missing(child, "attribute '" + attribute + "'", options.domain());
            }
            try {
                items.add(codec.parse(text));
            } catch (IllegalArgumentException e) {
                String where = attribute.isEmpty() ? null : attribute;
                throw Refusals.value(child, where, text, String.valueOf(e.getMessage()), options.domain());
            }
        }
        return items;
    }

    @Override
    void writeItem(XmlWriter writer, Object item, WriteOptions options) {
        writer.start(name);
        if (attribute.isEmpty()) {
            writer.text(codec.format(item));
        } else {
            writer.attribute(attribute, codec.format(item));
        }
        writer.end();
    }

    @Override
    Set<String> itemNames() {
        return Set.of(name);
    }
}
