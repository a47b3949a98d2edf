package io.kavirt.driver.qemu.command;

import io.kavirt.driver.qemu.json.Json;
import io.kavirt.model.common.OnOff;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Properties of one object in JSON, as QEMU's options take them. A null value is left out. */
final class Props {
    private final Map<String, Json> members = new LinkedHashMap<>();

    static Props of(String name, String value) {
        return new Props().put(name, value);
    }

    static Props driver(String driver) {
        return of("driver", driver);
    }

    Props put(String name, @Nullable String value) {
        return value == null ? this : put(name, Json.of(value));
    }

    Props put(String name, @Nullable Integer value) {
        return value == null ? this : put(name, Json.of(value));
    }

    Props put(String name, @Nullable Long value) {
        return value == null ? this : put(name, Json.of(value));
    }

    Props put(String name, boolean value) {
        return put(name, Json.of(value));
    }

    Props put(String name, @Nullable OnOff value) {
        return value == null ? this : put(name, value == OnOff.ON);
    }

    Props put(String name, Props value) {
        return put(name, value.json());
    }

    Props putNull(String name) {
        return put(name, Json.NULL);
    }

    Props put(String name, List<Props> values) {
        return put(name, Json.array(values.stream().map(Props::json).toList()));
    }

    private Props put(String name, Json value) {
        members.put(name, value);
        return this;
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    private Json.Obj json() {
        return new Json.Obj(members);
    }

    @Override
    public String toString() {
        return json().format();
    }
}
