package io.kavirt.model.xml;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of an enum's constants in XML. */
final class EnumCodec implements Codec {
    private final Map<String, Object> byName = new LinkedHashMap<>();
    private final String[] names;

    EnumCodec(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        names = new String[constants.length];
        for (int i = 0; i < constants.length; i++) {
            names[i] = name(type, (Enum<?>) constants[i]);
            byName.put(names[i], constants[i]);
        }
    }

    private static String name(Class<?> type, Enum<?> constant) {
        try {
            XmlName name = type.getField(constant.name()).getAnnotation(XmlName.class);
            return name == null ? constant.name().toLowerCase(Locale.ROOT).replace('_', '-') : name.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Object parse(String text) {
        @Nullable Object constant = byName.get(text);
        if (constant == null) {
            throw new IllegalArgumentException(String.join(", ", byName.keySet()));
        }
        return constant;
    }

    @Override
    public String format(Object value) {
        return names[((Enum<?>) value).ordinal()];
    }
}
