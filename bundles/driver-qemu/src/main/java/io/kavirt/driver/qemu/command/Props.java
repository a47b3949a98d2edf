package io.kavirt.driver.qemu.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kavirt.model.common.OnOff;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Properties of one object in JSON, as QEMU's options take them. A null value is left out. */
final class Props {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode node = JSON.createObjectNode();

    static Props of(String name, String value) {
        return new Props().put(name, value);
    }

    static Props driver(String driver) {
        return of("driver", driver);
    }

    Props put(String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
        return this;
    }

    Props put(String name, @Nullable Integer value) {
        if (value != null) {
            node.put(name, value);
        }
        return this;
    }

    Props put(String name, @Nullable Long value) {
        if (value != null) {
            node.put(name, value);
        }
        return this;
    }

    Props put(String name, boolean value) {
        node.put(name, value);
        return this;
    }

    Props put(String name, @Nullable OnOff value) {
        if (value != null) {
            node.put(name, value == OnOff.ON);
        }
        return this;
    }

    Props put(String name, Props value) {
        node.set(name, value.node);
        return this;
    }

    Props putNull(String name) {
        node.putNull(name);
        return this;
    }

    Props put(String name, List<Props> values) {
        ArrayNode array = node.putArray(name);
        values.forEach(value -> array.add(value.node));
        return this;
    }

    boolean isEmpty() {
        return node.isEmpty();
    }

    @Override
    public String toString() {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
