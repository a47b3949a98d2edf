package io.kavirt.model;

import io.kavirt.model.common.CpuSet;
import io.kavirt.model.common.MacAddress;
import io.kavirt.model.xml.Foreign;
import io.kavirt.model.xml.Raw;
import io.kavirt.model.xml.Signed;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes up records of any shape, so that a property need not be told about each of them. */
public final class RandomRecords {
    private static final String LETTERS = "abcXYZ019 <>&'\"\t\n\r-_./:é€😀";
    private static final int DEEPEST = 7;

    private final Random random;

    public RandomRecords(long seed) {
        random = new Random(seed);
    }

    /** A record, or one of the records of a sealed interface. */
    public <R> R make(Class<R> type) {
        return type.cast(value(type, 0));
    }

    private Object value(Class<?> type, int depth) {
        if (type == String.class) {
            return text();
        }
        if (type == int.class || type == Integer.class) {
            return random.nextInt(1000);
        }
        if (type == long.class || type == Long.class) {
            return (long) random.nextInt(1_000_000);
        }
        if (type == boolean.class) {
            return random.nextBoolean();
        }
        if (type == UUID.class) {
            return new UUID(random.nextLong(), random.nextLong());
        }
        if (type == CpuSet.class) {
            return CpuSet.of(random.nextInt(8), random.nextInt(8), random.nextInt(64));
        }
        if (type == MacAddress.class) {
            return MacAddress.parse(String.format("52:54:00:00:00:%02x", random.nextInt(256)));
        }
        if (type.isEnum()) {
            Object[] constants = type.getEnumConstants();
            return constants[random.nextInt(constants.length)];
        }
        if (type.isRecord()) {
            return record(type, depth);
        }
        Class<?>[] kinds = type.getPermittedSubclasses();
        return value(kinds[random.nextInt(kinds.length)], depth);
    }

    private Object record(Class<?> type, int depth) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = component(components[i], depth);
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new AssertionError(type + " refuses " + List.of(values), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private @Nullable Object component(RecordComponent component, int depth) {
        if (component.isAnnotationPresent(Foreign.class)) {
            return List.of();
        }
        if (component.isAnnotationPresent(Raw.class)) {
            return random.nextBoolean() ? null : "<" + component.getName() + "/>";
        }
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        if (nullable && (depth > DEEPEST || random.nextInt(3) > 0)) {
            return null;
        }
        if (component.getType() == List.class) {
            return list(component, depth);
        }
        Object value = value(component.getType(), depth + 1);
        boolean negative = component.isAnnotationPresent(Signed.class) && random.nextInt(4) == 0;
        return negative && value instanceof Integer number ? (Object) (-number) : value;
    }

    private List<Object> list(RecordComponent component, int depth) {
        Class<?> item = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        List<Object> items = new ArrayList<>();
        for (int i = depth > DEEPEST ? 0 : random.nextInt(3); i > 0; i--) {
            items.add(value(item, depth + 1));
        }
        return items;
    }

    /** Text with whatever XML has to escape, never blank. */
    private String text() {
        StringBuilder text = new StringBuilder("t");
        for (int i = random.nextInt(8); i > 0; i--) {
            int at = random.nextInt(LETTERS.codePointCount(0, LETTERS.length()));
            text.appendCodePoint(LETTERS.codePointAt(LETTERS.offsetByCodePoints(0, at)));
        }
        return text.toString();
    }
}
