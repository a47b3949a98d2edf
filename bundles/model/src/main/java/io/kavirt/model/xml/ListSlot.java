package io.kavirt.model.xml;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A component that is a list of children, perhaps with an element around it. */
abstract class ListSlot extends Slot {
    private final String in;

    ListSlot(RecordComponent component) {
        super(component);
        in = component.getAnnotation(Children.class).in();
    }

    @Override
    final Object absent() {
        return List.of();
    }

    @Override
    final @Nullable Object parse(XmlElement element, ReadOptions options) {
        XmlElement holder = in.isEmpty() ? element : element.child(in);
        if (holder == null) {
            return List.of();
        }
        if (options.validate() && !in.isEmpty()) {
            Bindings.validate(holder, Set.of(), itemNames(), options);
        }
        return items(holder, options);
    }

    @Override
    final void writeContent(XmlWriter writer, Object value, WriteOptions options) {
        List<?> items = (List<?>) value;
        if (items.isEmpty()) {
            return;
        }
        if (!in.isEmpty()) {
            writer.start(in);
        }
        for (Object item : items) {
            writeItem(writer, item, options);
        }
        if (!in.isEmpty()) {
            writer.end();
        }
    }

    @Override
    final boolean isEmpty(Object value, WriteOptions options) {
        return ((List<?>) value).isEmpty();
    }

    @Override
    final void names(Set<String> attributes, Set<String> children) {
        if (in.isEmpty()) {
            children.addAll(itemNames());
        } else {
            children.add(in);
        }
    }

    abstract List<Object> items(XmlElement holder, ReadOptions options);

    abstract void writeItem(XmlWriter writer, Object item, WriteOptions options);

    abstract Set<String> itemNames();
}
