package io.kavirt.wire;

import io.kavirt.api.Code;
import org.jspecify.annotations.Nullable;

/** A value of a closed set, by its number. */
final class CodeCodec extends Codec {
    private final CodeTable<Code> table;

    @SuppressWarnings("unchecked")
    CodeCodec(Class<?> type) {
        this.table = new CodeTable<>((Class<Code>) type);
    }

    @Override
    Object read(XdrReader in) {
        return table.get(in.readInt());
    }

    @Override
    void write(XdrWriter out, @Nullable Object value) {
        out.writeInt(((Code) value).code());
    }

    @Override
    int minimumSize() {
        return 4;
    }

    @Override
    String layout() {
        return "i";
    }
}
