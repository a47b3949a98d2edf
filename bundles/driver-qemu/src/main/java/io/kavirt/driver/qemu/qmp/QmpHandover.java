package io.kavirt.driver.qemu.qmp;

import java.nio.channels.SocketChannel;
import java.util.Map;

/**
 * A connection between two owners. It travels as a map of the JDK's types, since the two may be of different class
 * loaders.
 */
record QmpHandover(SocketChannel socket, byte[] unread, byte[] unsent, long nextId, boolean oob, String greeting) {

    Map<String, Object> toMap() {
        return Map.of(
                "socket", socket,
                "unread", unread,
                "unsent", unsent,
                "nextId", nextId,
                "oob", oob,
                "greeting", greeting);
    }

    static QmpHandover of(Map<String, Object> map) {
        return new QmpHandover(
                take(map, "socket", SocketChannel.class),
                take(map, "unread", byte[].class),
                take(map, "unsent", byte[].class),
                take(map, "nextId", Long.class),
                take(map, "oob", Boolean.class),
                take(map, "greeting", String.class));
    }

    private static <T> T take(Map<String, Object> map, String name, Class<T> type) {
        Object value = map.get(name);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(
                    "A handed over monitor needs '" + name + "' as " + type.getSimpleName() + ", not " + value);
        }
        return type.cast(value);
    }
}
