package io.kavirt.model.xml;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies of records with one component changed. */
public final class Records {
    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return new Shape(type);
        }
    };

    private Records() {}

    /**
     * A copy of the record that differs in the named component.
     *
     * @throws IllegalArgumentException if there is no such component or it does not take the value
     */
    public static <R> R with(R record, String component, @Nullable Object value) {
        @SuppressWarnings("unchecked")
        R copy = (R) SHAPES.get(record.getClass()).copy(record, component, value);
        return copy;
    }

    /** Whether the record type has the component. */
    public static boolean has(Class<?> type, String component) {
        return type.isRecord() && SHAPES.get(type).positions.containsKey(component);
    }

    private static final class Shape {
        private final RecordComponent[] components;
        private final Constructor<?> constructor;
        private final Map<String, Integer> positions = new HashMap<>();

        Shape(Class<?> type) {
            components = type.getRecordComponents();
            Class<?>[] types = new Class<?>[components.length];
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                positions.put(components[i].getName(), i);
                components[i].getAccessor().setAccessible(true);
            }
            try {
                constructor = type.getDeclaredConstructor(types);
                constructor.setAccessible(true);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(type + " has no canonical constructor", e);
            }
        }

        Object copy(Object record, String component, @Nullable Object value) {
            Integer position = positions.get(component);
            if (position == null) {
                throw new IllegalArgumentException(record.getClass() + " has no component " + component);
            }
            @Nullable Object[] values = new @Nullable Object[components.length];
            try {
                for (int i = 0; i < values.length; i++) {
                    values[i] =
                            i == position ? value : components[i].getAccessor().invoke(record);
                }
                return constructor.newInstance(values);
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IllegalStateException(e.getCause());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
