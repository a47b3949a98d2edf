package io.kavirt.model.xml;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records for elements of other namespaces. A driver has its own; nothing of it outlives the driver. */
public final class XmlExtensions {
    /** No extensions: elements of other namespaces are carried as text. */
    public static final XmlExtensions NONE = new XmlExtensions(List.of());

    private final Map<String, Class<? extends NamespaceExtension>> records;

    private XmlExtensions(List<Class<? extends NamespaceExtension>> types) {
        Map<String, Class<? extends NamespaceExtension>> byName = new HashMap<>();
        for (Class<? extends NamespaceExtension> type : types) {
            Element element = type.getAnnotation(Element.class);
            if (element == null
                    || element.namespace().isEmpty()
                    || element.prefix().isEmpty()) {
                throw new IllegalArgumentException(type + " names no element with namespace and prefix");
            }
            byName.put(key(element.namespace(), element.value()), type);
        }
        records = Map.copyOf(byName);
    }

    /** The extensions of these records, each annotated with its {@link Element}. */
    public static XmlExtensions of(List<Class<? extends NamespaceExtension>> types) {
        return new XmlExtensions(types);
    }

    @Nullable
    Class<? extends NamespaceExtension> find(String namespace, String name) {
        return records.get(key(namespace, name));
    }

    private static String key(String namespace, String name) {
        return "{" + namespace + "}" + name;
    }
}
