package io.kavirt.model.xml;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a record stands in an element. Built once a record. */
final class RecordBinding implements Binding {
    private final Constructor<?> constructor;
    private final Slot[] slots;
    private final boolean hasInactive;

    RecordBinding(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        slots = new Slot[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            slots[i] = Slots.of(type, components[i]);
            if (types[i].isPrimitive() && types[i] != boolean.class && !hasValue(components[i])) {
                throw new IllegalStateException(type + "." + components[i].getName() + " may lack a value");
            }
        }
        hasInactive = HasInactive.class.isAssignableFrom(type);
        try {
            constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean hasValue(RecordComponent component) {
        return component.isAnnotationPresent(Required.class) || component.isAnnotationPresent(Default.class);
    }

    @Override
    public Object read(XmlElement element, ReadOptions options) {
        @Nullable Object[] values = new @Nullable Object[slots.length];
        for (int i = 0; i < slots.length; i++) {
            values[i] = slots[i].read(element, options);
        }
        Object record = create(element, values, options);
        return options.inactive() ? inactive(record) : record;
    }

    private Object create(XmlElement element, @Nullable Object[] values, ReadOptions options) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refusal) {
                throw Refusals.invalid(element, String.valueOf(refusal.getMessage()), options.domain());
            }
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object inactive(Object record) {
        return hasInactive ? ((HasInactive<?>) record).inactive() : record;
    }

    @Override
    public void writeAttributes(XmlWriter writer, Object value, WriteOptions options) {
        Object record = options.inactive() ? inactive(value) : value;
        for (Slot slot : slots) {
            Object component = slot.value(record, options);
            if (component != null) {
                slot.writeAttributes(writer, component, options);
            }
        }
    }

    @Override
    public void writeContent(XmlWriter writer, Object value, WriteOptions options) {
        Object record = options.inactive() ? inactive(value) : value;
        for (Slot slot : slots) {
            Object component = slot.value(record, options);
            if (component != null) {
                slot.writeContent(writer, component, options);
            }
        }
    }

    @Override
    public boolean isEmpty(Object value, WriteOptions options) {
        Object record = options.inactive() ? inactive(value) : value;
        for (Slot slot : slots) {
            Object component = slot.value(record, options);
            if (component != null && !slot.isEmpty(component, options)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void names(Set<String> attributes, Set<String> children) {
        for (Slot slot : slots) {
            slot.names(attributes, children);
        }
    }
}
