package io.kavirt.model.xml;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The records of a sealed interface by the names of their elements. */
final class Kinds {
    private static final ClassValue<Kinds> ALL = new ClassValue<>() {
        @Override
        protected Kinds computeValue(Class<?> type) {
            return new Kinds(type);
        }
    };

    private final Map<String, Class<?>> byName = new LinkedHashMap<>();
    private final Map<Class<?>, String> byRecord = new LinkedHashMap<>();

    private Kinds(Class<?> type) {
        add(type, "");
    }

    static Kinds of(Class<?> type) {
        return ALL.get(type);
    }

    private void add(Class<?> type, String inherited) {
        Element element = type.getAnnotation(Element.class);
        String name = element == null ? inherited : element.value();
        if (element != null) {
            byName.put(name, type);
        }
        if (type.isRecord()) {
            byRecord.put(type, name);
            return;
        }
        for (Class<?> kind : type.getPermittedSubclasses()) {
            add(kind, name);
        }
    }

    /** The record, or the sealed interface within, whose element has the name. */
    @Nullable
    Class<?> named(String name) {
        return byName.get(name);
    }

    String nameOf(Class<?> record) {
        String name = byRecord.get(record);
        if (name == null) {
            throw new IllegalArgumentException(record + " names no element");
        }
        return name;
    }

    Set<String> names() {
        return byName.keySet();
    }
}
