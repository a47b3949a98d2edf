package io.kavirt.testkit;

import io.kavirt.api.driver.Handover;
import java.lang.reflect.Array;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A handover that refuses every object of a class that the JDK does not have, within maps, collections and arrays too: such an
 * object would keep the class loader of the driver that left.
 */
public final class InMemoryHandover implements Handover {
    private final Map<String, Map<String, Object>> left = new LinkedHashMap<>();

    @Override
    public void leave(String driver, String key, Map<String, Object> values) {
        values.forEach((name, value) -> check(name, value));
        synchronized (left) {
            left.put(driver + '\0' + key, new LinkedHashMap<>(values));
        }
    }

    @Override
    public Map<String, Object> take(String driver, String key) {
        synchronized (left) {
            Map<String, Object> values = left.remove(driver + '\0' + key);
            return values == null ? Map.of() : values;
        }
    }

    /** How many keys wait to be taken. */
    public int size() {
        synchronized (left) {
            return left.size();
        }
    }

    private static void check(String name, Object value) {
        Objects.requireNonNull(value, () -> "handover of " + name + " has a null within");
        Class<?> type = value.getClass();
        while (type.isArray()) {
            type = type.getComponentType();
        }
        ClassLoader loader = type.getClassLoader();
        if (loader != null && loader != ClassLoader.getPlatformClassLoader()) {
            throw new IllegalArgumentException(
                    "handover of " + name + ": " + type.getName() + " is not a class of the JDK");
        }
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, entry) -> {
                check(name, key);
                check(name, entry);
            });
        } else if (value instanceof Collection<?> items) {
            items.forEach(item -> check(name, item));
        } else if (value instanceof Object[]) {
            for (int i = 0; i < Array.getLength(value); i++) {
                check(name, Array.get(value, i));
            }
        }
    }
}
