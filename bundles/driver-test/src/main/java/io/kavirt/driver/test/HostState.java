package io.kavirt.driver.test;

import io.kavirt.api.DomainRef;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.domain.DomainState;
import io.kavirt.api.domain.StateAndReason;
import io.kavirt.api.driver.DriverContext;
import io.kavirt.api.host.NodeInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A host as objects of the JDK alone, which outlive the driver's classes. */
final class HostState {
    private static final int FORMAT = 1;

    private HostState() {}

    static Map<String, Object> of(TestHost host) {
        synchronized (host) {
            NodeInfo node = host.node();
            Map<String, Object> state = new HashMap<>();
            state.put("format", FORMAT);
            state.put("scope", host.scope());
            state.put("lastId", host.lastId());
            state.put("model", node.model());
            state.put("memory", node.memory());
            state.put(
                    "topology",
                    List.of(node.cpus(), node.mhz(), node.nodes(), node.sockets(), node.cores(), node.threads()));
            List<Object> domains = new ArrayList<>(host.domains().size());
            for (TestDomain domain : host.domains()) {
                domains.add(domainOf(domain.now()));
            }
            state.put("domains", domains);
            return state;
        }
    }

    private static Map<String, Object> domainOf(Snapshot domain) {
        Map<String, Object> state = new HashMap<>();
        state.put("name", domain.name());
        state.put("uuid", domain.ref().uuid());
        state.put("id", domain.ref().id());
        state.put("state", domain.state().name());
        state.put("reason", domain.stateAndReason().reason());
        state.put("autostart", domain.settings().autostart());
        state.put("updated", domain.settings().updated());
        put(state, "persistent", domain.persistent());
        put(state, "live", domain.live());
        SavedGuest saved = domain.settings().saved();
        if (saved != null) {
            state.put("saved", saved.xml());
            state.put("savedPaused", saved.paused());
        }
        return state;
    }

    private static void put(Map<String, Object> state, String key, @Nullable Config config) {
        if (config != null) {
            state.put(key, config.complete());
        }
    }

    /** The host that {@link #of} wrote. */
    static TestHost restore(Map<String, Object> state, DriverContext context) {
        try {
            Object format = state.get("format");
            if (!Integer.valueOf(FORMAT).equals(format)) {
                throw Refusal.of(
                        ErrorCode.INTERNAL_ERROR,
                        "the previous test driver left its host in format " + format + ", accepted is " + FORMAT);
            }
            String scope = get(state, "scope", String.class);
            TestHost host = new TestHost(scope, node(state), context.events(scope));
            for (Object each : get(state, "domains", List.class)) {
                host.restore(domain((Map<?, ?>) each));
            }
            host.setLastId(get(state, "lastId", Integer.class));
            return host;
        } catch (ClassCastException | NullPointerException | IllegalArgumentException e) {
            throw Refusal.of(ErrorCode.INTERNAL_ERROR, "cannot take over what the previous test driver left: " + e, e);
        }
    }

    private static NodeInfo node(Map<String, Object> state) {
        List<?> numbers = get(state, "topology", List.class);
        return new NodeInfo(
                get(state, "model", String.class),
                get(state, "memory", Long.class),
                (Integer) numbers.get(0),
                (Integer) numbers.get(1),
                (Integer) numbers.get(2),
                (Integer) numbers.get(3),
                (Integer) numbers.get(4),
                (Integer) numbers.get(5));
    }

    private static Snapshot domain(Map<?, ?> state) {
        String saved = (String) state.get("saved");
        return new Snapshot(
                new DomainRef(
                        get(state, "name", String.class),
                        get(state, "uuid", UUID.class),
                        get(state, "id", Integer.class)),
                new StateAndReason(
                        DomainState.valueOf(get(state, "state", String.class)), get(state, "reason", Integer.class)),
                config(state, "persistent"),
                config(state, "live"),
                new Snapshot.Settings(
                        get(state, "autostart", Boolean.class),
                        get(state, "updated", Boolean.class),
                        saved == null ? null : new SavedGuest(saved, get(state, "savedPaused", Boolean.class))));
    }

    private static @Nullable Config config(Map<?, ?> state, String key) {
        String text = (String) state.get(key);
        return text == null ? null : Config.ofText(text);
    }

    private static <T> T get(Map<?, ?> state, String key, Class<T> type) {
        Object value = state.get(key);
        if (value == null) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return type.cast(value);
    }
}
