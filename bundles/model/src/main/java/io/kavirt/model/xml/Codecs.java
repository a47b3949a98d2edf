package io.kavirt.model.xml;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the codec of a component's type. */
final class Codecs {
    private Codecs() {}

    /** The codec of a scalar type, or null if the type is not a scalar. */
    static @Nullable Codec find(Class<?> type, AnnotatedElement component) {
        if (type == String.class) {
            return new StringCodec();
        }
        if (type == int.class || type == Integer.class) {
            return NumberCodec.of(component, true);
        }
        if (type == long.class || type == Long.class) {
            return NumberCodec.of(component, false);
        }
        if (type == UUID.class) {
            return new UuidCodec();
        }
        if (type.isEnum()) {
            return new EnumCodec(type);
        }
        return parsed(type);
    }

    private static @Nullable Codec parsed(Class<?> type) {
        try {
            Method parse = type.getMethod("parse", String.class);
            if (Modifier.isStatic(parse.getModifiers()) && type.isAssignableFrom(parse.getReturnType())) {
                parse.setAccessible(true);
                return new ParsedCodec(parse);
            }
            return null;
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    private record StringCodec() implements Codec {
        @Override
        public Object parse(String text) {
            return text;
        }

        @Override
        public String format(Object value) {
            return (String) value;
        }
    }

    /** Reads with and without dashes, as libvirt does. */
    private record UuidCodec() implements Codec {
        private static final String ACCEPTED =
                "32 hexadecimal digits, with dashes as in" + " 6695eb01-f6a4-8304-79aa-97f2502e193f or without";

        @Override
        public Object parse(String text) {
            StringBuilder digits = new StringBuilder(32);
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '-' || c == ' ' || c == '\n' || c == '\t') {
                    continue;
                }
                if (Character.digit(c, 16) < 0 || c > 'f' || digits.length() == 32) {
                    throw new IllegalArgumentException(ACCEPTED);
                }
                digits.append(c);
            }
            if (digits.length() != 32) {
                throw new IllegalArgumentException(ACCEPTED);
            }
            return new UUID(Long.parseUnsignedLong(digits, 0, 16, 16), Long.parseUnsignedLong(digits, 16, 32, 16));
        }

        @Override
        public String format(Object value) {
            return value.toString();
        }
    }

    /** A class with a static {@code parse} method; {@code toString} is its inverse. */
    private record ParsedCodec(Method parse) implements Codec {
        @Override
        public Object parse(String text) {
            try {
                return parse.invoke(null, text);
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof IllegalArgumentException refusal) {
                    throw refusal;
                }
                throw new IllegalStateException(e.getCause());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String format(Object value) {
            return value.toString();
        }
    }
}
