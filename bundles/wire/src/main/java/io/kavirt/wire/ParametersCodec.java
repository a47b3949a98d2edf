package io.kavirt.wire;

import io.kavirt.api.TypedParameters;
import io.kavirt.api.TypedValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Typed parameters: a counted array of name, type number and value. */
final class ParametersCodec extends Codec {
    /** Name's length, type number, value. */
    private static final int PARAMETER_MIN = 12;

    private final int limit;

    ParametersCodec(int limit) {
        this.limit = limit;
    }

    int limit() {
        return limit;
    }

    @Override
    TypedParameters read(XdrReader in) {
        int count = in.readCount(limit, PARAMETER_MIN);
        TypedParameters.Builder builder = TypedParameters.builder();
        for (int i = 0; i < count; i++) {
            String name = in.readString(WireLimits.PARAMETER_NAME_MAX);
            builder.put(name, readValue(in, name));
        }
        return builder.build();
    }

    @Override
    void write(XdrWriter out, @Nullable Object value) {
        TypedParameters parameters = (TypedParameters) value;
        write(out, parameters, parameters.size());
    }

    /** Writes the first {@code count} parameters. */
    void write(XdrWriter out, TypedParameters parameters, int count) {
        if (count > limit) {
            throw WireErrors.unsendable("list has " + count + " parameters, but at most " + limit + " can be sent");
        }
        out.writeInt(count);
        int left = count;
        for (Map.Entry<String, TypedValue> entry : parameters.asMap().entrySet()) {
            if (left-- == 0) {
                break;
            }
            out.writeString(entry.getKey(), WireLimits.PARAMETER_NAME_MAX);
            writeValue(out, entry.getValue());
        }
    }

    @Override
    int minimumSize() {
        return 4;
    }

    @Override
    String layout() {
        return "p<" + limit + ">";
    }

    private static TypedValue readValue(XdrReader in, String name) {
        int type = in.readInt();
        return switch (type) {
            case 1 -> new TypedValue.Int(in.readInt());
            case 2 -> new TypedValue.UInt(in.readInt());
            case 3 -> new TypedValue.Long64(in.readLong());
            case 4 -> new TypedValue.ULong64(in.readLong());
            case 5 -> new TypedValue.Real(in.readDouble());
            case 6 -> new TypedValue.Bool(in.readBoolean());
            case 7 -> new TypedValue.Text(in.readString());
            default ->
                throw WireErrors.malformed(
                        "parameter '" + name + "' has the type " + type + ", but only 1 to 7 are accepted");
        };
    }

    private static void writeValue(XdrWriter out, TypedValue value) {
        out.writeInt(value.type());
        if (value instanceof TypedValue.ULong64 number) {
            out.writeLong(number.value());
        } else if (value instanceof TypedValue.Long64 number) {
            out.writeLong(number.value());
        } else if (value instanceof TypedValue.UInt number) {
            out.writeInt(number.value());
        } else if (value instanceof TypedValue.Int number) {
            out.writeInt(number.value());
        } else if (value instanceof TypedValue.Text text) {
            out.writeString(text.value());
        } else if (value instanceof TypedValue.Bool bool) {
            out.writeBoolean(bool.value());
        } else if (value instanceof TypedValue.Real number) {
            out.writeDouble(number.value());
        }
    }
}
