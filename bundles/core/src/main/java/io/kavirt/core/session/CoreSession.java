package io.kavirt.core.session;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.ObjectRef;
import io.kavirt.api.VirtException;
import io.kavirt.api.connection.ConnectFlag;
import io.kavirt.api.connection.Subscription;
import io.kavirt.api.contract.DriverKind;
import io.kavirt.api.driver.ConnectUri;
import io.kavirt.api.driver.DriverSession;
import io.kavirt.api.driver.Identity;
import io.kavirt.api.driver.SessionRequest;
import io.kavirt.api.event.Event;
import io.kavirt.core.CallControl;
import io.kavirt.core.CoreCall;
import io.kavirt.core.GatewaySession;
import io.kavirt.core.Operation;
import io.kavirt.core.drivers.DriverInstance;
import io.kavirt.core.drivers.DriverRegistry;
import io.kavirt.core.events.EventHub;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A connection. For each kind of driver it holds a binding: a driver instance and the session opened on it. A binding is dropped
 * when its instance leaves, and made again by the next call.
 */
final class CoreSession implements GatewaySession, DriverInstance.Departure {
    private final DriverRegistry registry;
    private final EventHub events;
    private final SessionRequest request;
    private final boolean readOnly;
    private final SessionInfo info;
    private final AtomicReferenceArray<@Nullable Binding> bindings =
            new AtomicReferenceArray<>(DriverKind.values().length);
    private final ReentrantLock bindingLock = new ReentrantLock();
    private final Set<CallControl> calls = ConcurrentHashMap.newKeySet();
    private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** A driver instance and the session that is open on it. */
    private record Binding(DriverInstance instance, DriverSession session) {}

    private CoreSession(DriverRegistry registry, EventHub events, SessionRequest request) {
        this.registry = registry;
        this.events = events;
        this.request = request;
        this.readOnly = request.flags().contains(ConnectFlag.RO);
        this.info = new SessionInfo(request.uri().text());
    }

    static CoreSession open(
            DriverRegistry registry, EventHub events, ConnectUri uri, Set<ConnectFlag> flags, Identity identity) {
        CoreSession session = new CoreSession(registry, events, new SessionRequest(uri, flags, identity));
        Binding opened = session.acquire(DriverKind.HYPERVISOR);
        session.info.completeUri(opened.session().uri());
        opened.instance().release();
        return session;
    }

    @Override
    public String uri() {
        return info.uri();
    }

    @Override
    public Identity identity() {
        return request.identity();
    }

    @Override
    public CallControl newCall() {
        return new CoreCall(request.identity());
    }

    @Override
    public @Nullable Object tryCall(Operation operation, @Nullable ObjectRef object, @Nullable Object[] arguments) {
        check(operation, arguments);
        if (operation.servedByCore()) {
            return answer(operation, arguments);
        }
        Binding bound = bindings.get(operation.kind().ordinal());
        if (bound == null
                || !bound.instance().isPrompt(operation)
                || !bound.instance().tryAcquire()) {
            return WOULD_WAIT;
        }
        try {
            return DriverEdge.run(
                    bound.session(), bound.instance(), new CoreCall(request.identity()), operation, object, arguments);
        } finally {
            bound.instance().release();
        }
    }

    @Override
    public boolean awaitsDriver(Operation operation) {
        return !operation.servedByCore() && bindings.get(operation.kind().ordinal()) == null;
    }

    @Override
    public @Nullable Object call(
            CallControl call, Operation operation, @Nullable ObjectRef object, @Nullable Object[] arguments) {
        check(operation, arguments);
        if (operation.servedByCore()) {
            return answer(operation, arguments);
        }
        CoreCall control = (CoreCall) call;
        calls.add(control);
        control.beginWork();
        try {
            Binding bound = acquire(operation.kind());
            bound.instance().running(control);
            try {
                return DriverEdge.run(bound.session(), bound.instance(), control, operation, object, arguments);
            } finally {
                bound.instance().ended(control);
                bound.instance().release();
            }
        } finally {
            control.endWork();
            calls.remove(control);
        }
    }

    private @Nullable Object answer(Operation operation, @Nullable Object[] arguments) {
        try {
            return operation.invoke(info, arguments);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(operation + " failed in core", e);
        }
    }

    private void check(Operation operation, @Nullable Object[] arguments) {
        if (closed) {
            throw new VirtException(
                    ErrorCode.INVALID_CONN, ErrorDomain.NONE, "connection to '" + uri() + "' is closed");
        }
        if (readOnly) {
            operation.checkReadOnly(arguments);
        }
    }

    /** A binding with a lease on its instance, which the caller gives back. */
    private Binding acquire(DriverKind kind) {
        Binding bound = bindings.get(kind.ordinal());
        if (bound != null && bound.instance().tryAcquire()) {
            return bound;
        }
        lockBindings();
        try {
            bound = bindings.get(kind.ordinal());
            return bound != null && bound.instance().tryAcquire() ? bound : bind(kind);
        } finally {
            bindingLock.unlock();
        }
    }

    private void lockBindings() {
        try {
            bindingLock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VirtException(
                    ErrorCode.OPERATION_ABORTED,
                    ErrorDomain.NONE,
                    "the call was cancelled while it waited for a driver");
        }
    }

    private Binding bind(DriverKind kind) {
        DriverInstance instance = registry.acquire(kind, request.uri());
        try {
            Binding bound = new Binding(instance, DriverEdge.open(instance, request, this));
            bindings.set(kind.ordinal(), bound);
            return bound;
        } catch (RuntimeException e) {
            instance.release();
            throw e;
        }
    }

    @Override
    public void departed(DriverInstance instance) {
        for (int kind = 0; kind < bindings.length(); kind++) {
            Binding bound = bindings.get(kind);
            if (bound != null && bound.instance() == instance && bindings.compareAndSet(kind, bound, null)) {
                DriverEdge.close(bound.session(), instance);
                instance.removeUser(this);
            }
        }
    }

    @Override
    public boolean supportsFeature(int feature) {
        Binding bound = acquire(DriverKind.HYPERVISOR);
        try {
            return bound.session().supportsFeature(feature);
        } finally {
            bound.instance().release();
        }
    }

    @Override
    public <E extends Event> Subscription subscribe(
            Class<E> type, @Nullable ObjectRef object, Consumer<? super E> listener) {
        Binding bound = acquire(DriverKind.HYPERVISOR);
        EventHub.Scope scope;
        try {
            scope = new EventHub.Scope(
                    bound.instance().offer().bundle(), bound.session().eventScope());
        } finally {
            bound.instance().release();
        }
        Subscription inner = events.subscribe(scope, type, object, listener);
        Subscription outer = new Subscription() {
            @Override
            public void close() {
                subscriptions.remove(this);
                inner.close();
            }
        };
        subscriptions.add(outer);
        return outer;
    }

    @Override
    public void close() {
        closed = true;
        subscriptions.forEach(Subscription::close);
        calls.forEach(CallControl::cancel);
        for (int kind = 0; kind < bindings.length(); kind++) {
            Binding bound = bindings.getAndSet(kind, null);
            if (bound != null && bound.instance().tryAcquire()) {
                try {
                    DriverEdge.close(bound.session(), bound.instance());
                    bound.instance().removeUser(this);
                } finally {
                    bound.instance().release();
                }
            }
        }
    }

    @Override
    public String toString() {
        return uri();
    }
}
