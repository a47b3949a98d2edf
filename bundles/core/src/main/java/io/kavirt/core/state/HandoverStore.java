package io.kavirt.core.state;

import io.kavirt.api.driver.Handover;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what leaving drivers left, for a bounded time. */
public final class HandoverStore implements Handover, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HandoverStore.class);

    private final Map<Key, Map<String, Object>> kept = new HashMap<>();
    private final ScheduledExecutorService scheduler;
    private final Duration bound;

    private record Key(String driver, String name) {}

    /** Keeps things for {@code bound} at most. */
    public HandoverStore(ScheduledExecutorService scheduler, Duration bound) {
        this.scheduler = scheduler;
        this.bound = bound;
    }

    @Override
    public void leave(String driver, String key, Map<String, Object> values) {
        checkClasses(values);
        Map<String, Object> copy = Map.copyOf(values);
        Map<String, Object> previous;
        synchronized (kept) {
            previous = kept.put(new Key(driver, key), copy);
        }
        release(previous);
        scheduler.schedule(() -> expire(new Key(driver, key), copy), bound.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Map<String, Object> take(String driver, String key) {
        synchronized (kept) {
            Map<String, Object> values = kept.remove(new Key(driver, key));
            return values == null ? Map.of() : values;
        }
    }

    private void expire(Key key, Map<String, Object> values) {
        boolean still;
        synchronized (kept) {
            // The same object, not an equal one: the key may have been left anew meanwhile.
            still = kept.get(key) == values;
            if (still) {
                kept.remove(key);
            }
        }
        if (still) {
            LOG.info("nobody took what driver {} left of {}; it is released", key.driver(), key.name());
            release(values);
        }
    }

    @Override
    public void close() {
        Collection<Map<String, Object>> all;
        synchronized (kept) {
            all = java.util.List.copyOf(kept.values());
            kept.clear();
        }
        all.forEach(HandoverStore::release);
    }

    private static void release(Map<String, Object> values) {
        if (values == null) {
            return;
        }
        for (Object value : values.values()) {
            if (value instanceof AutoCloseable closeable) {
                try {
                    closeable.close();
                } catch (Exception e) {
                    LOG.warn("cannot close {}", value, e);
                }
            }
        }
    }

    /** Refuses objects, also within collections, whose class would keep a bundle's class loader. */
    private static void checkClasses(Map<String, Object> values) {
        Deque<Object> open = new ArrayDeque<>(values.values());
        while (!open.isEmpty()) {
            Object value = open.pop();
            Class<?> type = value.getClass();
            while (type.isArray()) {
                type = type.getComponentType();
            }
            ClassLoader loader = type.getClassLoader();
            if (loader != null && loader != ClassLoader.getPlatformClassLoader()) {
                throw new IllegalArgumentException(
                        "only objects of the JDK can be handed over, not a " + type.getName());
            }
            if (value instanceof Map<?, ?> map) {
                open.addAll(map.keySet());
                open.addAll(map.values());
            } else if (value instanceof Collection<?> collection) {
                open.addAll(collection);
            } else if (value instanceof Object[] array) {
                open.addAll(java.util.Arrays.asList(array));
            }
        }
    }
}
