package io.kavirt.core;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.ObjectRef;
import io.kavirt.api.VirtException;
import io.kavirt.api.connection.ConnectFlag;
import io.kavirt.api.connection.ConnectionInfo;
import io.kavirt.api.connection.Subscription;
import io.kavirt.api.driver.ConnectUri;
import io.kavirt.api.driver.Identity;
import io.kavirt.api.event.DomainEvent;
import io.kavirt.api.event.Event;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A gateway without drivers: facets are plain objects that a test gives. */
public final class FakeGateway implements Gateway {
    private final Operations operations = new Operations();
    private final Map<Class<?>, Function<ObjectRef, Object>> facets = new HashMap<>();
    private final List<FakeSession> sessions = new CopyOnWriteArrayList<>();
    private final AtomicInteger cancelled = new AtomicInteger();
    private volatile Predicate<Operation> prompt = operation -> false;

    /** What serves a facet of the connection. */
    public <F> FakeGateway serve(Class<F> facet, F service) {
        facets.put(facet, ref -> service);
        return this;
    }

    /** What serves a facet of an object. */
    public <F> FakeGateway serveEach(Class<F> facet, Function<ObjectRef, F> service) {
        facets.put(facet, service::apply);
        return this;
    }

    /** Which operations are answered at once. */
    public FakeGateway prompt(Predicate<Operation> prompt) {
        this.prompt = prompt;
        return this;
    }

    /** Sessions that are open. */
    public List<FakeSession> sessions() {
        return sessions;
    }

    /** How many calls were cancelled. */
    public int cancelled() {
        return cancelled.get();
    }

    /** Tells all subscribers. */
    public void publish(Event event) {
        sessions.forEach(session -> session.publish(event));
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
        if (!uri.scheme().equals("test")) {
            throw new VirtException(
                    ErrorCode.NO_CONNECT, ErrorDomain.NONE, "no connection driver available for " + uri.text());
        }
        FakeSession session = new FakeSession(uri, flags, identity);
        sessions.add(session);
        return session;
    }

    /** One client's session. */
    public final class FakeSession implements GatewaySession, ConnectionInfo {
        private final ConnectUri uri;
        private final Set<ConnectFlag> flags;
        private final Identity identity;
        private final Set<FakeSubscription> subscriptions = ConcurrentHashMap.newKeySet();

        FakeSession(ConnectUri uri, Set<ConnectFlag> flags, Identity identity) {
            this.uri = uri;
            this.flags = Set.copyOf(flags);
            this.identity = identity;
        }

        /** How it was opened. */
        public Set<ConnectFlag> flags() {
            return flags;
        }

        /** How many subscriptions it has. */
        public int subscriptionCount() {
            return subscriptions.size();
        }

        @Override
        public long libVersion() {
            return 12_008_000;
        }

        @Override
        public boolean isSecure() {
            return true;
        }

        @Override
        public String uri() {
            return uri.text();
        }

        @Override
        public Identity identity() {
            return identity;
        }

        @Override
        public CallControl newCall() {
            return new CoreCall(identity);
        }

        @Override
        public @Nullable Object tryCall(Operation operation, @Nullable ObjectRef object, @Nullable Object[] arguments) {
            if (operation.servedByCore() || prompt.test(operation)) {
                return invoke(operation, object, arguments);
            }
            return WOULD_WAIT;
        }

        @Override
        public boolean awaitsDriver(Operation operation) {
            return false;
        }

        @Override
        public @Nullable Object call(
                CallControl call, Operation operation, @Nullable ObjectRef object, @Nullable Object[] arguments) {
            Thread thread = Thread.currentThread();
            call.onCancel(() -> {
                cancelled.incrementAndGet();
                thread.interrupt();
            });
            return invoke(operation, object, arguments);
        }

        private @Nullable Object invoke(Operation operation, @Nullable ObjectRef object, @Nullable Object[] arguments) {
            if (flags.contains(ConnectFlag.RO)) {
                operation.checkReadOnly(arguments);
            }
            Object target = this;
            if (!operation.servedByCore()) {
                Function<ObjectRef, Object> facet = facets.get(operation.facet());
                if (facet == null) {
                    throw VirtException.unsupported(
                            operation.facet(), operation.method().getName());
                }
                target = facet.apply(object);
            }
            try {
                return operation.invoke(target, arguments);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public boolean supportsFeature(int feature) {
            return feature == 13;
        }

        @Override
        public <E extends Event> Subscription subscribe(
                Class<E> type, @Nullable ObjectRef object, Consumer<? super E> listener) {
            FakeSubscription subscription = new FakeSubscription(this, event -> {
                boolean wanted = object == null
                        || (event instanceof DomainEvent it
                                && it.domain().name().equals(object.name()));
                if (type.isInstance(event) && wanted) {
                    listener.accept(type.cast(event));
                }
            });
            subscriptions.add(subscription);
            return subscription;
        }

        void publish(Event event) {
            subscriptions.forEach(subscription -> subscription.listener.accept(event));
        }

        @Override
        public void close() {
            subscriptions.clear();
            sessions.remove(this);
        }
    }

    private static final class FakeSubscription implements Subscription {
        private final FakeSession session;
        private final Consumer<Event> listener;

        FakeSubscription(FakeSession session, Consumer<Event> listener) {
            this.session = session;
            this.listener = listener;
        }

        @Override
        public void close() {
            session.subscriptions.remove(this);
        }
    }
}
