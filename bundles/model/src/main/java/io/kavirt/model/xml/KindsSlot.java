package io.kavirt.model.xml;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A list of records of several kinds, each with an element of its own. */
final class KindsSlot extends ListSlot {
    private final Kinds kinds;

    KindsSlot(RecordComponent component, Class<?> type) {
        super(component);
        kinds = Kinds.of(type);
    }

    @Override
    List<Object> items(XmlElement holder, ReadOptions options) {
        List<Object> items = new ArrayList<>();
        for (XmlNode node : holder.content()) {
            if (node instanceof XmlElement child && child.namespace().equals(holder.namespace())) {
                Class<?> type = kinds.named(child.name());
                if (type != null) {
                    items.add(Bindings.read(type, child, options));
                }
            }
        }
        return items;
    }

    @Override
    void writeItem(XmlWriter writer, Object item, WriteOptions options) {
        XmlBinder.write(writer, kinds.nameOf(item.getClass()), item, options);
    }

    @Override
    Set<String> itemNames() {
        return kinds.names();
    }
}
