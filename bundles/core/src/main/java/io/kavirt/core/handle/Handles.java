package io.kavirt.core.handle;

import io.kavirt.api.DomainRef;
import io.kavirt.api.ObjectRef;
import io.kavirt.api.connection.ConnectFlag;
import io.kavirt.api.connection.Connection;
import io.kavirt.api.connection.Virtualization;
import io.kavirt.api.domain.Domain;
import io.kavirt.api.driver.ConnectUri;
import io.kavirt.api.driver.Identity;
import io.kavirt.api.event.Event;
import io.kavirt.core.Gateway;
import io.kavirt.core.GatewaySession;
import io.kavirt.core.Operations;
import io.kavirt.core.events.SerialDelivery;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes the handles that Java programs hold: proxies whose calls go through a session, as those of remote clients do. */
public final class Handles implements Virtualization {
    private static final @Nullable Object[] NO_ARGUMENTS = {};

    private final Gateway gateway;
    private final Operations operations;
    private final Executor executor;

    /** Opens sessions at {@code gateway}; {@code executor} delivers events. */
    public Handles(Gateway gateway, Operations operations, Executor executor) {
        this.gateway = gateway;
        this.operations = operations;
        this.executor = executor;
    }

    @Override
    public Connection open(String uri, Set<ConnectFlag> flags) {
        GatewaySession session = gateway.open(ConnectUri.parse(uri), flags, Identity.ofThisProcess());
        return proxy(Connection.class, new ConnectionHandler(session));
    }

    private <T> T proxy(Class<T> type, InvocationHandler handler) {
        // The contract's own loader: core's sees only the packages that core itself names.
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** What handles of connections and of objects have in common. */
    private abstract class Handler implements InvocationHandler {
        final GatewaySession session;

        Handler(GatewaySession session) {
            this.session = session;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] given)
                throws Throwable {
            @Nullable Object[] arguments = given == null ? NO_ARGUMENTS : given;
            if (operations.contains(method)) {
                return session.call(session.newCall(), operations.of(method), object(), arguments);
            }
            if (method.getDeclaringClass() == Object.class) {
                return switch (method.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> describe();
                };
            }
            if (method.isDefault()) {
                return InvocationHandler.invokeDefault(proxy, method, given);
            }
            return own(method.getName(), arguments);
        }

        abstract @Nullable ObjectRef object();

        abstract String describe();

        abstract @Nullable Object own(String method, @Nullable Object[] arguments);
    }

    private final class ConnectionHandler extends Handler {
        private volatile boolean alive = true;

        ConnectionHandler(GatewaySession session) {
            super(session);
        }

        @Override
        @Nullable
        ObjectRef object() {
            return null;
        }

        @Override
        String describe() {
            return "Connection[" + session.uri() + "]";
        }

        @Override
        @Nullable
        Object own(String method, @Nullable Object[] arguments) {
            return switch (method) {
                case "domain" -> proxy(Domain.class, new DomainHandler(session, (DomainRef) arguments[0]));
                case "subscribe" -> subscribe(arguments);
                case "isAlive" -> alive;
                case "close" -> {
                    alive = false;
                    session.close();
                    yield null;
                }
                default -> throw new IllegalStateException("Connection." + method + " is not known to core");
            };
        }

        @SuppressWarnings("unchecked") // the interface's signature has checked what the proxy cannot express
        private Object subscribe(@Nullable Object[] arguments) {
            Class<Event> type = (Class<Event>) arguments[0];
            Consumer<Event> listener = (Consumer<Event>) arguments[2];
            return session.subscribe(type, (ObjectRef) arguments[1], new SerialDelivery<Event>(executor, listener));
        }
    }

    private final class DomainHandler extends Handler {
        private final DomainRef ref;

        DomainHandler(GatewaySession session, DomainRef ref) {
            super(session);
            this.ref = ref;
        }

        @Override
        ObjectRef object() {
            return ref;
        }

        @Override
        String describe() {
            return "Domain[" + ref.name() + " of " + session.uri() + "]";
        }

        @Override
        Object own(String method, @Nullable Object[] arguments) {
            return ref;
        }
    }
}
