package io.kavirt.wire;

import io.kavirt.api.TypedParameters;
import io.kavirt.api.VirtStream;
import io.kavirt.api.contract.Shape;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a call's result stands in the reply. One class a shape. */
abstract class ResultCodec {
    static ResultCodec of(Method method, Shape shape) {
        String where = method.getDeclaringClass().getSimpleName() + "." + method.getName();
        boolean isVoid = method.getReturnType() == void.class;
        if (shape == Shape.RETURN_CODE) {
            return new ReturnCode();
        }
        if (isVoid) {
            return new Nothing();
        }
        Codec codec = Codecs.of(method.getGenericReturnType(), method, where);
        return switch (shape) {
            case REGULAR, STREAM -> new Regular(codec, where);
            case NEED_RESULTS -> new NeedResults((ListCodec) codec);
            case CALLER_MAX -> new CallerMax((ListCodec) codec);
            case COUNT_PROBE -> new CountProbe((ParametersCodec) codec);
            case RETURN_CODE -> throw new IllegalArgumentException(where + " has a result beside its return code");
        };
    }

    abstract void write(XdrWriter out, int extra, @Nullable Object result);

    abstract @Nullable Object read(XdrReader in, @Nullable VirtStream stream);

    abstract String layout();

    /** The stream that a result brings, or null. */
    @Nullable
    VirtStream stream(@Nullable Object result) {
        return null;
    }

    /** The most elements that a caller may ask for; 0 if the shape has no such number. */
    int greatestExtra() {
        return 0;
    }

    private static final class Nothing extends ResultCodec {
        @Override
        void write(XdrWriter out, int extra, @Nullable Object result) {}

        @Override
        @Nullable
        Object read(XdrReader in, @Nullable VirtStream stream) {
            return null;
        }

        @Override
        String layout() {
            return "";
        }
    }

    private static final class ReturnCode extends ResultCodec {
        @Override
        void write(XdrWriter out, int extra, @Nullable Object result) {
            out.writeInt(0);
        }

        @Override
        @Nullable
        Object read(XdrReader in, @Nullable VirtStream stream) {
            in.readInt();
            return null;
        }

        @Override
        String layout() {
            return "i";
        }
    }

    private static final class Regular extends ResultCodec {
        private final Codec codec;
        private final String where;

        Regular(Codec codec, String where) {
            this.codec = codec;
            this.where = where;
        }

        @Override
        void write(XdrWriter out, int extra, @Nullable Object result) {
            codec.write(out, result);
        }

        @Override
        @Nullable
        Object read(XdrReader in, @Nullable VirtStream stream) {
            if (codec.isBesidePacket()) {
                return stream;
            }
            return codec instanceof RecordCodec struct ? struct.read(in, stream) : codec.read(in);
        }

        @Override
        @Nullable
        VirtStream stream(@Nullable Object result) {
            if (result == null) {
                throw new NullPointerException(where + " returned no stream");
            }
            return (VirtStream) (codec instanceof RecordCodec struct ? struct.besidePacket(result) : result);
        }

        @Override
        String layout() {
            return codec instanceof RecordCodec struct ? struct.fieldsLayout("", "") : codec.layout();
        }
    }

    private static final class NeedResults extends ResultCodec {
        private final ListCodec codec;

        NeedResults(ListCodec codec) {
            this.codec = codec;
        }

        @Override
        void write(XdrWriter out, int extra, @Nullable Object result) {
            List<?> list = (List<?>) result;
            codec.write(out, list, extra == 0 ? 0 : list.size());
            out.writeInt(list.size());
        }

        @Override
        Object read(XdrReader in, @Nullable VirtStream stream) {
            List<?> list = codec.read(in);
            in.readInt();
            return list;
        }

        @Override
        String layout() {
            return codec.layout() + " i";
        }
    }

    private static final class CallerMax extends ResultCodec {
        private final ListCodec codec;

        CallerMax(ListCodec codec) {
            this.codec = codec;
        }

        @Override
        void write(XdrWriter out, int extra, @Nullable Object result) {
            List<?> list = (List<?>) result;
            codec.write(out, list, Math.min(extra, list.size()));
        }

        @Override
        Object read(XdrReader in, @Nullable VirtStream stream) {
            return codec.read(in);
        }

        @Override
        String layout() {
            return codec.layout();
        }

        @Override
        int greatestExtra() {
            return codec.limit();
        }
    }

    private static final class CountProbe extends ResultCodec {
        private final ParametersCodec codec;

        CountProbe(ParametersCodec codec) {
            this.codec = codec;
        }

        @Override
        void write(XdrWriter out, int extra, @Nullable Object result) {
            TypedParameters parameters = (TypedParameters) result;
            codec.write(out, parameters, Math.min(extra, parameters.size()));
            out.writeInt(extra == 0 ? parameters.size() : 0);
        }

        @Override
        Object read(XdrReader in, @Nullable VirtStream stream) {
            TypedParameters parameters = codec.read(in);
            in.readInt();
            return parameters;
        }

        @Override
        String layout() {
            return codec.layout() + " i";
        }

        @Override
        int greatestExtra() {
            return codec.limit();
        }
    }
}
