package io.kavirt.server;

import io.kavirt.api.DomainRef;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.api.connection.AuthType;
import io.kavirt.api.connection.ConnectFlag;
import io.kavirt.api.connection.MonitorEventFlag;
import io.kavirt.api.connection.WireSession;
import io.kavirt.api.driver.ConnectUri;
import io.kavirt.core.GatewaySession;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What a client and the daemon settle between themselves: opening, closing, features, registrations for events. */
final class ClientSession implements WireSession {
    /** The message that tells a client that the connection behind the daemon has ended. */
    static final int CONNECTION_CLOSED_MESSAGE = 362;

    private static final int FEATURE_FD_PASSING = 8;
    private static final int FEATURE_TYPED_PARAM_STRING = 9;
    private static final int FEATURE_PROGRAM_KEEPALIVE = 10;
    private static final int FEATURE_REMOTE_EVENT_CALLBACK = 14;
    private static final int FEATURE_REMOTE_CLOSE_CALLBACK = 15;

    private final ClientConnection client;
    private final EventRegistrations events;
    private final AtomicBoolean closeNotice = new AtomicBoolean();
    private volatile @Nullable GatewaySession gateway;
    private volatile boolean readOnly;

    ClientSession(ClientConnection client) {
        this.client = client;
        this.events = new EventRegistrations(client, this);
    }

    /** The session in core; null until the connection is open. */
    @Nullable
    GatewaySession gateway() {
        return gateway;
    }

    boolean wantsCloseNotice() {
        return closeNotice.get();
    }

    /**
     * Runs a call that may wait, and queues its reply. One at a time for a client: a registration's events come behind its reply.
     */
    synchronized void run(PendingCall call) {
        if (!call.procedure().isForReading() && isReadOnly()) {
            throw new VirtException(
                    ErrorCode.OPERATION_DENIED,
                    ErrorDomain.RPC,
                    "operation " + call.entry().name() + " is forbidden for read only access");
        }
        if (gateway == null && !call.procedure().isBeforeOpen()) {
            throw notOpen(call.entry().name());
        }
        Object result = call.procedure().invoke(this, call.arguments().values());
        client.calls().finishOpening(call);
        client.outbox().send(out -> client.calls().writeResult(out, call, result));
        events.replied();
        if (call.procedure().isClose()) {
            client.closeAfterFlush();
        }
    }

    /** The client is gone. May wait. */
    synchronized void disconnected() {
        events.close();
        GatewaySession session = gateway;
        if (session != null) {
            session.close();
        }
    }

    @Override
    public void open(@Nullable String name, Set<ConnectFlag> flags) {
        if (gateway != null) {
            throw new VirtException(
                    ErrorCode.RPC, ErrorDomain.REMOTE, "the connection is already open with the URI " + gateway.uri());
        }
        String uri = name == null || name.isEmpty() ? client.server().settings().defaultUri() : name;
        Set<ConnectFlag> all = EnumSet.noneOf(ConnectFlag.class);
        all.addAll(flags);
        if (client.isReadOnly()) {
            all.add(ConnectFlag.RO);
        }
        GatewaySession session = client.server().gateway().open(ConnectUri.parse(uri), all, client.identity());
        readOnly = all.contains(ConnectFlag.RO);
        gateway = session;
        if (!client.isOpen()) {
            // It left meanwhile, and its end may already have been seen.
            session.close();
        }
    }

    private boolean isReadOnly() {
        return readOnly || client.isReadOnly();
    }

    @Override
    public void close() {
        // What follows the reply is done by those who send it.
    }

    @Override
    public List<AuthType> authList() {
        return List.of(AuthType.NONE);
    }

    @Override
    public boolean supportsFeature(int feature) {
        switch (feature) {
            case FEATURE_FD_PASSING -> {
                return false;
            }
            case FEATURE_TYPED_PARAM_STRING, FEATURE_REMOTE_EVENT_CALLBACK, FEATURE_REMOTE_CLOSE_CALLBACK -> {
                return true;
            }
            case FEATURE_PROGRAM_KEEPALIVE -> {
                client.startKeepalive();
                return true;
            }
            default -> {
                GatewaySession session = gateway;
                if (session == null) {
                    throw notOpen("WireSession.supportsFeature");
                }
                return session.supportsFeature(feature);
            }
        }
    }

    @Override
    public int domainEventRegister() {
        return events.registerLifecycle();
    }

    @Override
    public int domainEventDeregister() {
        return events.deregisterLifecycle();
    }

    @Override
    public void domainEventRegisterAny(int eventId) {
        events.registerPlain(eventId);
    }

    @Override
    public void domainEventDeregisterAny(int eventId) {
        events.deregisterPlain(eventId);
    }

    @Override
    public int domainEventCallbackRegisterAny(int eventId, @Nullable DomainRef domain) {
        return events.registerCallback(eventId, domain);
    }

    @Override
    public void domainEventCallbackDeregisterAny(int callbackId) {
        events.deregisterCallback(callbackId);
    }

    @Override
    public void registerCloseCallback() {
        if (!closeNotice.compareAndSet(false, true)) {
            throw new VirtException(
                    ErrorCode.OPERATION_INVALID, ErrorDomain.REMOTE, "a close callback is already registered");
        }
    }

    @Override
    public void unregisterCloseCallback() {
        if (!closeNotice.compareAndSet(true, false)) {
            throw new VirtException(ErrorCode.OPERATION_INVALID, ErrorDomain.REMOTE, "no close callback is registered");
        }
    }

    @Override
    public int domainMonitorEventRegister(
            @Nullable DomainRef domain, @Nullable String event, Set<MonitorEventFlag> flags) {
        return events.registerMonitor(domain, event, flags);
    }

    @Override
    public void domainMonitorEventDeregister(int callbackId) {
        events.deregisterCallback(callbackId);
    }

    private static VirtException notOpen(String operation) {
        return new VirtException(
                ErrorCode.RPC, ErrorDomain.REMOTE, operation + ": the connection is not open; it must be opened first");
    }
}
