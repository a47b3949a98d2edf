package io.kavirt.wire;

import io.kavirt.api.contract.EventMessage;
import io.kavirt.api.contract.Program;
import io.kavirt.api.event.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events that travel, by id, by record class and by message number. Built once; immutable. */
public final class EventTable {
    private final List<EventEntry> entries = new ArrayList<>();
    private final Map<Integer, EventEntry> byId = new HashMap<>();
    private final Map<Class<?>, EventEntry> byType = new HashMap<>();
    private final Map<Long, EventEntry> byNumber = new HashMap<>();

    private EventTable(Collection<? extends Class<? extends Event>> roots) {
        roots.forEach(this::add);
    }

    /**
     * Reads the annotations of event records, and of all records that a sealed interface among {@code types} permits.
     *
     * @throws IllegalArgumentException if two have the same id or number
     */
    public static EventTable of(Collection<? extends Class<? extends Event>> types) {
        return new EventTable(types);
    }

    /** The table of all events of the contract. */
    public static EventTable ofAll() {
        return of(List.of(Event.class));
    }

    /** The kind of event that clients register for by {@code id}; null if there is none. */
    public @Nullable EventEntry find(int id) {
        return byId.get(id);
    }

    /** The kind of event of a record class; null if it does not travel. */
    public @Nullable EventEntry find(Class<?> type) {
        return byType.get(type);
    }

    /** The kind of event of a message number; null if there is none. */
    public @Nullable EventEntry find(Program program, int number) {
        return byNumber.get(key(program, number));
    }

    /** All kinds of events. */
    public List<EventEntry> entries() {
        return Collections.unmodifiableList(entries);
    }

    private void add(Class<? extends Event> type) {
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                add(permitted.asSubclass(Event.class));
            }
        }
        if (!type.isAnnotationPresent(EventMessage.class)) {
            return;
        }
        EventEntry entry = new EventEntry(type);
        entries.add(entry);
        byType.put(type, entry);
        putOnce(byId, entry.id(), entry);
        if (entry.plain() != 0) {
            putOnce(byNumber, key(entry.program(), entry.plain()), entry);
        }
        if (entry.callback() != 0) {
            putOnce(byNumber, key(entry.program(), entry.callback()), entry);
        }
    }

    private static <K> void putOnce(Map<K, EventEntry> map, K key, EventEntry entry) {
        EventEntry other = map.put(key, entry);
        if (other != null) {
            throw new IllegalArgumentException(entry + " and " + other + " have the same number or id");
        }
    }

    private static long key(Program program, int number) {
        return (long) program.ordinal() << 32 | number;
    }
}
