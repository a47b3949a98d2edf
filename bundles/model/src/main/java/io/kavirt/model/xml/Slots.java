package io.kavirt.model.xml;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;

/** Chooses the slot of a component by its annotations. */
final class Slots {
    private Slots() {}

    static Slot of(Class<?> record, RecordComponent component) {
        Class<?> type = component.getType();
        boolean scaled = component.isAnnotationPresent(Scaled.class);
        if (component.isAnnotationPresent(Attribute.class)) {
            return scaled ? new SizeSlot(component) : new AttributeSlot(component);
        }
        if (component.isAnnotationPresent(Text.class)) {
            return scaled ? new SizeSlot(component) : new TextSlot(component);
        }
        if (component.isAnnotationPresent(Inline.class)) {
            return new InlineSlot(component);
        }
        if (component.isAnnotationPresent(Raw.class)) {
            return new RawSlot(component);
        }
        if (component.isAnnotationPresent(Foreign.class)) {
            return new ForeignSlot(component);
        }
        if (component.isAnnotationPresent(Children.class)) {
            return list(component);
        }
        if (!component.isAnnotationPresent(Child.class)) {
            throw new IllegalStateException(record + "." + component.getName() + " has no place in XML");
        }
        if (scaled) {
            return new SizeSlot(component);
        }
        if (type == boolean.class) {
            return new PresenceSlot(component);
        }
        return Codecs.find(type, component) == null ? new RecordSlot(component) : new ScalarSlot(component);
    }

    private static Slot list(RecordComponent component) {
        Class<?> item = itemType(component);
        if (item.isSealed() && !item.isAnnotationPresent(Discriminator.class)) {
            return new KindsSlot(component, item);
        }
        return Codecs.find(item, component) == null
                ? new RecordListSlot(component, item)
                : new ScalarListSlot(component, item);
    }

    private static Class<?> itemType(RecordComponent component) {
        if (component.getType() == List.class && component.getGenericType() instanceof ParameterizedType list) {
            Type item = list.getActualTypeArguments()[0];
            if (item instanceof Class<?> found) {
                return found;
            }
        }
        throw new IllegalStateException(component + " is not a list of records or scalars");
    }

    static String name(RecordComponent component, String given) {
        return given.isEmpty() ? component.getName() : given;
    }
}
