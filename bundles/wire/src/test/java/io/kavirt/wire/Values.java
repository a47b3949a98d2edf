package io.kavirt.wire;

import io.kavirt.api.Code;
import io.kavirt.api.DomainRef;
import io.kavirt.api.Flag;
import io.kavirt.api.TypedParameters;
import io.kavirt.api.VirtStream;
import io.kavirt.api.contract.CharArray;
import io.kavirt.api.contract.Limit;
import io.kavirt.api.contract.Omittable;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Makes values of the contract's types by chance. */
final class Values {
    static final VirtStream STREAM = new VirtStream() {
        @Override
        public void finish() {}

        @Override
        public void abort() {}
    };

    private static final String[] LETTERS = {"a", "Z", "0", "-", " ", "\u00e4", "\u20ac", "\ud83d\ude00", "<", "\u007f"
    };

    private final Random random;

    Values(long seed) {
        random = new Random(seed);
    }

    Object make(Type type, AnnotatedElement annotations) {
        if (annotations.isAnnotationPresent(Omittable.class) && random.nextInt(3) == 0) {
            return null;
        }
        if (type instanceof ParameterizedType generic) {
            Type element = generic.getActualTypeArguments()[0];
            return generic.getRawType() == Set.class ? flags((Class<?>) element) : list(element, annotations);
        }
        Class<?> raw = (Class<?>) type;
        if (raw == int.class || raw == Integer.class) {
            return number();
        } else if (raw == long.class) {
            return (long) number() << random.nextInt(33);
        } else if (raw == boolean.class) {
            return random.nextBoolean();
        } else if (raw == String.class) {
            return text(annotations);
        } else if (raw == UUID.class) {
            return uuid();
        } else if (raw == DomainRef.class) {
            return domain();
        } else if (raw == TypedParameters.class) {
            return parameters(annotations.getAnnotation(Limit.class).value());
        } else if (raw == VirtStream.class) {
            return STREAM;
        } else if (raw.isEnum() && Code.class.isAssignableFrom(raw)) {
            return pick(raw.getEnumConstants());
        } else if (raw.isRecord()) {
            return struct(raw);
        } else if (raw == void.class) {
            return null;
        }
        throw new IllegalArgumentException(type.getTypeName());
    }

    DomainRef domain() {
        return new DomainRef(letters(random.nextInt(70)), uuid(), number());
    }

    private Object struct(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < values.length; i++) {
            types[i] = components[i].getType();
            values[i] = make(components[i].getGenericType(), components[i]);
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName(), e);
        }
    }

    private List<?> list(Type element, AnnotatedElement annotations) {
        int count = Math.min(annotations.getAnnotation(Limit.class).value(), random.nextInt(20));
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(make(element, NoAnnotations.INSTANCE));
        }
        return list;
    }

    private Set<?> flags(Class<?> type) {
        Set<Object> set = new LinkedHashSet<>();
        for (Object flag : type.getEnumConstants()) {
            if (random.nextInt(4) == 0 && Integer.bitCount(((Flag) flag).bit()) == 1) {
                set.add(flag);
            }
        }
        return set;
    }

    private TypedParameters parameters(int limit) {
        TypedParameters.Builder builder = TypedParameters.builder();
        int count = Math.min(limit, random.nextInt(12));
        for (int i = 0; i < count; i++) {
            String name = "name." + i + "x".repeat(random.nextInt(60));
            switch (random.nextInt(7)) {
                case 0 -> builder.putInt(name, number());
                case 1 -> builder.putUInt(name, number());
                case 2 -> builder.putLong(name, random.nextLong());
                case 3 -> builder.putULong(name, random.nextLong());
                case 4 -> builder.putDouble(name, random.nextGaussian());
                case 5 -> builder.putBoolean(name, random.nextBoolean());
                default -> builder.putText(name, letters(random.nextInt(200)));
            }
        }
        return builder.build();
    }

    private String text(AnnotatedElement annotations) {
        CharArray array = annotations.getAnnotation(CharArray.class);
        // Four bytes a letter at most, and room for the zero.
        return letters(random.nextInt(array == null ? 300 : (array.value() - 1) / 4 + 1));
    }

    private String letters(int count) {
        StringBuilder text = new StringBuilder();
        boolean ascii = random.nextBoolean();
        for (int i = 0; i < count; i++) {
            text.append(ascii ? (char) (1 + random.nextInt(127)) : pick(LETTERS));
        }
        return text.toString();
    }

    private int number() {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt();
            case 1 -> -1;
            default -> random.nextInt(1000);
        };
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private <T> T pick(T[] from) {
        return Arrays.asList(from).get(random.nextInt(from.length));
    }
}
