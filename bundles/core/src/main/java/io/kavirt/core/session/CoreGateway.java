package io.kavirt.core.session;

import io.kavirt.api.connection.ConnectFlag;
import io.kavirt.api.driver.ConnectUri;
import io.kavirt.api.driver.Identity;
import io.kavirt.core.Gateway;
import io.kavirt.core.GatewaySession;
import io.kavirt.core.Operation;
import io.kavirt.core.Operations;
import io.kavirt.core.drivers.DriverRegistry;
import io.kavirt.core.events.EventHub;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;

/** Opens sessions on the drivers of a registry. */
public final class CoreGateway implements Gateway {
    private final Operations operations;
    private final DriverRegistry registry;
    private final EventHub events;

    /** Routes to the drivers of {@code registry}. */
    public CoreGateway(Operations operations, DriverRegistry registry, EventHub events) {
        this.operations = operations;
        this.registry = registry;
        this.events = events;
    }

    @Override
    public List<Class<?>> facets() {
        return operations.facets();
    }

    @Override
    public Operation operation(Method method) {
        return operations.of(method);
    }

    @Override
    public GatewaySession open(ConnectUri uri, Set<ConnectFlag> flags, Identity identity) {
        return CoreSession.open(registry, events, uri, flags, identity);
    }
}
