package io.kavirt.wire;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A record as a struct: its components in order, read through the canonical constructor. */
final class RecordCodec extends Codec {
    private final Class<?> type;
    private final Field[] fields;
    private final MethodHandle constructor;
    private final int minimumSize;

    private RecordCodec(Class<?> type) {
        this.type = type;
        RecordComponent[] components = type.getRecordComponents();
        fields = new Field[components.length];
        Class<?>[] types = new Class<?>[components.length];
        int size = 0;
        try {
            for (int i = 0; i < components.length; i++) {
                RecordComponent component = components[i];
                Codec codec = Codecs.of(
                        component.getGenericType(), component, type.getSimpleName() + "." + component.getName());
                fields[i] = Field.of(component, codec);
                types[i] = component.getType();
                size += codec.minimumSize();
            }
            constructor = MethodHandles.publicLookup()
                    .findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, components.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type + " is not a public record", e);
        }
        minimumSize = Math.max(1, size);
    }

    /** The codec of a record class; not kept, since a table is built once. */
    static RecordCodec of(Class<?> type) {
        return new RecordCodec(type);
    }

    /** How many components there are. */
    int size() {
        return fields.length;
    }

    /** The component that is a stream beside the packet, or null. */
    @Nullable
    Object besidePacket(Object value) {
        for (Field field : fields) {
            if (field.codec.isBesidePacket()) {
                return field.get(value);
            }
        }
        return null;
    }

    @Override
    Object read(XdrReader in) {
        return read(in, null);
    }

    /** Reads with {@code beside} in place of the stream component. */
    Object read(XdrReader in, @Nullable Object beside) {
        Object[] values = new Object[fields.length];
        for (int i = 0; i < values.length; i++) {
            Codec codec = fields[i].codec;
            values[i] = codec.isBesidePacket() ? beside : codec.read(in);
        }
        try {
            return (Object) constructor.invokeExact(values);
        } catch (IllegalArgumentException e) {
            throw WireErrors.invalid(type.getSimpleName() + ": " + e.getMessage());
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(type + " threw a checked exception", e);
        }
    }

    @Override
    void write(XdrWriter out, @Nullable Object value) {
        if (value == null) {
            throw new NullPointerException(type.getSimpleName() + " is null");
        }
        for (Field field : fields) {
            field.write(out, value);
        }
    }

    @Override
    int minimumSize() {
        return minimumSize;
    }

    @Override
    String layout() {
        return fieldsLayout("(", ")");
    }

    String fieldsLayout(String before, String after) {
        return Arrays.stream(fields)
                .map(field -> field.codec.layout())
                .filter(layout -> !layout.isEmpty())
                .collect(Collectors.joining(" ", before, after));
    }

    /** A component: how to get and write it. Numbers are not boxed on the way out. */
    private abstract static class Field {
        final MethodHandle accessor;
        final Codec codec;

        Field(MethodHandle accessor, Codec codec) {
            this.accessor = accessor;
            this.codec = codec;
        }

        static Field of(RecordComponent component, Codec codec) throws IllegalAccessException {
            MethodHandle accessor = MethodHandles.publicLookup().unreflect(component.getAccessor());
            if (component.getType() == int.class) {
                return new IntField(accessor.asType(MethodType.methodType(int.class, Object.class)), codec);
            }
            if (component.getType() == long.class) {
                return new LongField(accessor.asType(MethodType.methodType(long.class, Object.class)), codec);
            }
            return new ObjectField(accessor.asType(MethodType.methodType(Object.class, Object.class)), codec);
        }

        abstract void writeField(XdrWriter out, Object value) throws Throwable;

        Object get(Object value) {
            try {
                return accessor.invoke(value);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }

        final void write(XdrWriter out, Object value) {
            try {
                writeField(out, value);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class IntField extends Field {
        IntField(MethodHandle accessor, Codec codec) {
            super(accessor, codec);
        }

        @Override
        void writeField(XdrWriter out, Object value) throws Throwable {
            out.writeInt((int) accessor.invokeExact(value));
        }
    }

    private static final class LongField extends Field {
        LongField(MethodHandle accessor, Codec codec) {
            super(accessor, codec);
        }

        @Override
        void writeField(XdrWriter out, Object value) throws Throwable {
            out.writeLong((long) accessor.invokeExact(value));
        }
    }

    private static final class ObjectField extends Field {
        ObjectField(MethodHandle accessor, Codec codec) {
            super(accessor, codec);
        }

        @Override
        void writeField(XdrWriter out, Object value) throws Throwable {
            codec.write(out, (Object) accessor.invokeExact(value));
        }
    }
}
