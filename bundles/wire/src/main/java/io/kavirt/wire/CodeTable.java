package io.kavirt.wire;

import io.kavirt.api.Code;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds an enum's constant by its number. */
final class CodeTable<E extends Code> {
    private static final int DENSE = 256;

    private final Class<?> type;
    private final @Nullable Object[] dense;
    private final Map<Integer, E> sparse = new HashMap<>();

    CodeTable(Class<E> type) {
        this.type = type;
        int greatest = -1;
        for (E constant : type.getEnumConstants()) {
            int code = constant.code();
            if (code < 0 || code >= DENSE) {
                sparse.put(code, constant);
            } else {
                greatest = Math.max(greatest, code);
            }
        }
        dense = new Object[greatest + 1];
        for (E constant : type.getEnumConstants()) {
            if (constant.code() >= 0 && constant.code() < DENSE) {
                dense[constant.code()] = constant;
            }
        }
    }

    @SuppressWarnings("unchecked")
    @Nullable
    E find(int code) {
        return code >= 0 && code < dense.length ? (E) dense[code] : sparse.get(code);
    }

    E get(int code) {
        E constant = find(code);
        if (constant == null) {
            throw WireErrors.invalid(type.getSimpleName() + " is " + code + ", but accepted are " + accepted());
        }
        return constant;
    }

    private String accepted() {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Code) constant).code() + " (" + constant + ")")
                .collect(Collectors.joining(", "));
    }
}
