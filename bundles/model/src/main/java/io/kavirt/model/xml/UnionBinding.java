package io.kavirt.model.xml;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** How a sealed interface stands in an element: an attribute says which record it is. */
final class UnionBinding implements Binding {
    private final Discriminator rule;
    private final Map<String, Class<?>> byName = new LinkedHashMap<>();
    private final Map<Class<?>, String> byType = new LinkedHashMap<>();

    UnionBinding(Class<?> type) {
        rule = type.getAnnotation(Discriminator.class);
        if (rule == null) {
            throw new IllegalStateException(type + " has no discriminator");
        }
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            Case name = permitted.getAnnotation(Case.class);
            if (name == null) {
                throw new IllegalStateException(permitted + " has no case");
            }
            byName.put(name.value(), permitted);
            byType.put(permitted, name.value());
        }
    }

    private Binding of(Object value) {
        return Bindings.of(value.getClass());
    }

    private Class<?> choose(XmlElement element, ReadOptions options) {
        String found = element.attribute(rule.value());
        String name = found == null ? rule.absent() : found;
        if (name.isEmpty() && found == null) {
            throw Refusals.missing(element, "attribute '" + rule.value() + "'", options.domain());
        }
        Class<?> type = byName.get(name);
        if (type == null) {
            throw Refusals.value(element, rule.value(), name, String.join(", ", byName.keySet()), options.domain());
        }
        return type;
    }

    @Override
    public Object read(XmlElement element, ReadOptions options) {
        Binding binding = Bindings.of(choose(element, options));
        if (options.validate()) {
            Set<String> attributes = new TreeSet<>(Set.of(rule.value()));
            Set<String> children = new TreeSet<>();
            binding.names(attributes, children);
            Bindings.validate(element, attributes, children, options);
        }
        return binding.read(element, options);
    }

    @Override
    public void writeAttributes(XmlWriter writer, Object value, WriteOptions options) {
        String name = Objects.requireNonNull(byType.get(value.getClass()));
        if (rule.after().isEmpty()) {
            writer.attribute(rule.value(), name);
        } else {
            writer.attributeAfter(rule.after(), rule.value(), name);
        }
        of(value).writeAttributes(writer, value, options);
    }

    @Override
    public void writeContent(XmlWriter writer, Object value, WriteOptions options) {
        of(value).writeContent(writer, value, options);
    }

    @Override
    public boolean isEmpty(Object value, WriteOptions options) {
        return false;
    }

    @Override
    public void names(Set<String> attributes, Set<String> children) {
        attributes.add(rule.value());
        for (Class<?> type : byType.keySet()) {
            Bindings.of(type).names(attributes, children);
        }
    }
}
