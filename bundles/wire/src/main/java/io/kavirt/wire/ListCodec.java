package io.kavirt.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** A counted array. */
final class ListCodec extends Codec {
    private final Codec element;
    private final int limit;

    ListCodec(Codec element, int limit) {
        this.element = element;
        this.limit = limit;
    }

    int limit() {
        return limit;
    }

    @Override
    List<?> read(XdrReader in) {
        int count = in.readCount(limit, element.minimumSize());
        List<Object> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(element.read(in));
        }
        return Collections.unmodifiableList(list);
    }

    @Override
    void write(XdrWriter out, @Nullable Object value) {
        List<?> list = (List<?>) value;
        write(out, list, list.size());
    }

    /** Writes the first {@code count} elements. */
    void write(XdrWriter out, List<?> list, int count) {
        if (count > limit) {
            throw WireErrors.unsendable("list has " + count + " elements, but at most " + limit + " can be sent");
        }
        out.writeInt(count);
        if (list instanceof RandomAccess) {
            for (int i = 0; i < count; i++) {
                element.write(out, list.get(i));
            }
        } else {
            int left = count;
            for (Object item : list) {
                if (left-- == 0) {
                    break;
                }
                element.write(out, item);
            }
        }
    }

    @Override
    int minimumSize() {
        return 4;
    }

    @Override
    String layout() {
        return element.layout() + "<" + limit + ">";
    }
}
