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
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Chooses the codec of a parameter, a result or a record component by its type and annotations. */
final class Codecs {
    private Codecs() {}

    /**
     * The codec of a place in the contract.
     *
     * @param where the place in words, for errors
     */
    static Codec of(Type type, AnnotatedElement annotations, String where) {
        Codec codec = required(type, annotations, where);
        return annotations.isAnnotationPresent(Omittable.class) ? new Optional(codec) : codec;
    }

    /** The limit of a list or of typed parameters. */
    static int limit(AnnotatedElement annotations, String where) {
        Limit limit = annotations.getAnnotation(Limit.class);
        if (limit == null) {
            throw new IllegalArgumentException(where + " needs @Limit");
        }
        return limit.value();
    }

    private static Codec required(Type type, AnnotatedElement annotations, String where) {
        if (type instanceof ParameterizedType generic) {
            return parameterized(generic, annotations, where);
        }
        if (type == int.class || type == Integer.class) {
            return Scalars.INT;
        }
        if (type == long.class || type == Long.class) {
            return Scalars.LONG;
        }
        if (type == boolean.class || type == Boolean.class) {
            return Scalars.BOOLEAN;
        }
        if (type == double.class || type == Double.class) {
            return Scalars.DOUBLE;
        }
        if (type == String.class) {
            return text(annotations);
        }
        if (type == UUID.class) {
            return Scalars.UUID_BYTES;
        }
        if (type == DomainRef.class) {
            return DomainRefCodec.INSTANCE;
        }
        if (type == TypedParameters.class) {
            return new ParametersCodec(limit(annotations, where));
        }
        if (type == VirtStream.class) {
            return BesidePacket.INSTANCE;
        }
        if (type instanceof Class<?> raw) {
            if (raw.isEnum() && Code.class.isAssignableFrom(raw)) {
                return new CodeCodec(raw);
            }
            if (raw.isRecord()) {
                return RecordCodec.of(raw);
            }
        }
        throw new IllegalArgumentException(where + " has the type " + type.getTypeName() + ", which cannot be sent");
    }

    private static Codec parameterized(ParameterizedType type, AnnotatedElement annotations, String where) {
        Type element = type.getActualTypeArguments()[0];
        if (type.getRawType() == Set.class && element instanceof Class<?> raw && Flag.class.isAssignableFrom(raw)) {
            return new FlagsCodec(raw);
        }
        if (type.getRawType() == List.class) {
            return new ListCodec(required(element, NoAnnotations.INSTANCE, where), limit(annotations, where));
        }
        throw new IllegalArgumentException(where + " has the type " + type + ", which cannot be sent");
    }

    private static Codec text(AnnotatedElement annotations) {
        CharArray array = annotations.getAnnotation(CharArray.class);
        if (array != null) {
            return new CharArrayCodec(array.value(), array.counted());
        }
        Limit limit = annotations.getAnnotation(Limit.class);
        return limit == null ? Scalars.TEXT : new Scalars.Text(limit.value());
    }

    /** A value that may be absent; null then. */
    private static final class Optional extends Codec {
        private final Codec codec;

        Optional(Codec codec) {
            this.codec = codec;
        }

        @Override
        @Nullable
        Object read(XdrReader in) {
            return in.readBoolean() ? codec.read(in) : null;
        }

        @Override
        void write(XdrWriter out, @Nullable Object value) {
            out.writeBoolean(value != null);
            if (value != null) {
                codec.write(out, value);
            }
        }

        @Override
        int minimumSize() {
            return 4;
        }

        @Override
        String layout() {
            return "?" + codec.layout();
        }
    }

    private static final class BesidePacket extends Codec {
        static final Codec INSTANCE = new BesidePacket();

        @Override
        @Nullable
        Object read(XdrReader in) {
            return null;
        }

        @Override
        void write(XdrWriter out, @Nullable Object value) {}

        @Override
        int minimumSize() {
            return 0;
        }

        @Override
        String layout() {
            return "";
        }

        @Override
        boolean isBesidePacket() {
            return true;
        }
    }
}
