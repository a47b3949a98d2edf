package io.kavirt.model.xml;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A list of records of one name. */
final class RecordListSlot extends ListSlot {
    private final String name;
    private final Class<?> type;

    RecordListSlot(RecordComponent component, Class<?> type) {
        super(component);
        this.type = type;
        Element element = type.getAnnotation(Element.class);
        String given = component.getAnnotation(Children.class).value();
        name = given.isEmpty() && element != null ? element.value() : Slots.name(component, given);
    }

    @Override
    List<Object> items(XmlElement holder, ReadOptions options) {
        List<Object> items = new ArrayList<>();
        for (XmlElement child : holder.children(name)) {
            items.add(Bindings.read(type, child, options));
        }
        return items;
    }

    @Override
    void writeItem(XmlWriter writer, Object item, WriteOptions options) {
        Bindings.write(writer, name, Bindings.of(type), item, options);
    }

    @Override
    Set<String> itemNames() {
        return Set.of(name);
    }
}
