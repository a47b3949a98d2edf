package io.kavirt.model.xml;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How one component of a record stands in the record's element. */
abstract class Slot {
    private final Method accessor;
    final boolean required;
    private final boolean liveOnly;
    private final boolean secretOnly;
    private final @Nullable Object zero;

    Slot(RecordComponent component) {
        accessor = component.getAccessor();
        accessor.setAccessible(true);
        required = component.isAnnotationPresent(Required.class);
        liveOnly = component.isAnnotationPresent(LiveOnly.class);
        secretOnly = component.isAnnotationPresent(SecretOnly.class);
        zero = component.getType() == boolean.class ? Boolean.FALSE : null;
    }

    /** The component's value of an element; absent where inactive documents do not have it. */
    final @Nullable Object read(XmlElement element, ReadOptions options) {
        return liveOnly && options.inactive() ? absent() : parse(element, options);
    }

    /** The component's value of a record; absent where it is not to be written. */
    final @Nullable Object value(Object record, WriteOptions options) {
        if (liveOnly && options.inactive() || secretOnly && !options.secrets()) {
            return absent();
        }
        try {
            return accessor.invoke(record);
        } catch (InvocationTargetException | IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The value of a component that is not there. */
    @Nullable
    Object absent() {
        return zero;
    }

    /** Reads the component. */
    abstract @Nullable Object parse(XmlElement element, ReadOptions options);

    /** Writes what belongs in the tag. */
    void writeAttributes(XmlWriter writer, Object value, WriteOptions options) {}

    /** Writes what belongs between the tags. */
    void writeContent(XmlWriter writer, Object value, WriteOptions options) {}

    /** Whether the component, though there, leaves no trace. */
    boolean isEmpty(Object value, WriteOptions options) {
        return false;
    }

    /** Adds the names of attributes and children that the component takes. */
    abstract void names(Set<String> attributes, Set<String> children);
}
