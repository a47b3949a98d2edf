package io.kavirt.api.connection;

import io.kavirt.api.DomainRef;
import io.kavirt.api.ObjectKind;
import io.kavirt.api.VirtException;
import io.kavirt.api.contract.Access;
import io.kavirt.api.contract.Limit;
import io.kavirt.api.contract.Omittable;
import io.kavirt.api.contract.Procedure;
import io.kavirt.api.contract.Program;
import io.kavirt.api.contract.SessionFacet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** What exists only between a client and the daemon: opening, authenticating, registering for events. */
@ConsumerType
@SessionFacet
public interface WireSession {
    /**
     * Opens the connection.
     *
     * @param name URI; null or empty for the daemon's default
     *
     * @since libvirt 0.0.3
     */
    @Procedure(value = 1, high = true)
    @Access(object = ObjectKind.CONNECT, permission = "getattr")
    default void open(@Omittable @Nullable String name, Set<ConnectFlag> flags) {
        throw VirtException.unsupported(WireSession.class, "open");
    }

    /**
     * Says goodbye.
     *
     * @since libvirt 0.0.3
     */
    @Procedure(value = 2, high = true)
    default void close() {
        throw VirtException.unsupported(WireSession.class, "close");
    }

    /**
     * Tells whether driver and daemon can do something that clients ask for by number.
     *
     * @since libvirt 0.3.0
     */
    @Procedure(value = 60, high = true)
    @Access(object = ObjectKind.CONNECT, permission = "getattr")
    default boolean supportsFeature(int feature) {
        throw VirtException.unsupported(WireSession.class, "supportsFeature");
    }

    /**
     * Lists the accepted ways to authenticate.
     *
     * @since libvirt 0.4.1
     */
    @Procedure(value = 66, high = true)
    @Limit(20)
    default List<AuthType> authList() {
        throw VirtException.unsupported(WireSession.class, "authList");
    }

    /**
     * Registers for lifecycle events in the oldest form; the result counts the registrations.
     *
     * @since libvirt 0.5.0
     */
    @Procedure(value = 105, high = true)
    @Access(object = ObjectKind.CONNECT, permission = "search_domains")
    default int domainEventRegister() {
        throw VirtException.unsupported(WireSession.class, "domainEventRegister");
    }

    /**
     * Takes back a registration of the oldest form; the result counts those left.
     *
     * @since libvirt 0.5.0
     */
    @Procedure(value = 106, high = true)
    @Access(object = ObjectKind.CONNECT, permission = "read")
    default int domainEventDeregister() {
        throw VirtException.unsupported(WireSession.class, "domainEventDeregister");
    }

    /**
     * Registers for events of one kind, all domains.
     *
     * @since libvirt 0.8.0
     */
    @Procedure(value = 167, high = true)
    @Access(object = ObjectKind.CONNECT, permission = "search_domains")
    default void domainEventRegisterAny(int eventId) {
        throw VirtException.unsupported(WireSession.class, "domainEventRegisterAny");
    }

    /**
     * Takes back a registration for one kind of event.
     *
     * @since libvirt 0.8.0
     */
    @Procedure(value = 168, high = true)
    @Access(object = ObjectKind.CONNECT, permission = "read")
    default void domainEventDeregisterAny(int eventId) {
        throw VirtException.unsupported(WireSession.class, "domainEventDeregisterAny");
    }

    /**
     * Registers for events of one kind and returns the number that deregisters.
     *
     * @param domain whose events are wanted; null for all
     *
     * @since libvirt 1.2.3
     */
    @Procedure(value = 316, high = true)
    @Access(object = ObjectKind.CONNECT, permission = "search_domains")
    default int domainEventCallbackRegisterAny(int eventId, @Omittable @Nullable DomainRef domain) {
        throw VirtException.unsupported(WireSession.class, "domainEventCallbackRegisterAny");
    }

    /**
     * Takes back a registration by its number.
     *
     * @since libvirt 1.2.3
     */
    @Procedure(value = 317, high = true)
    @Access(object = ObjectKind.CONNECT, permission = "read")
    default void domainEventCallbackDeregisterAny(int callbackId) {
        throw VirtException.unsupported(WireSession.class, "domainEventCallbackDeregisterAny");
    }

    /**
     * Asks to be told when the daemon's own connection to a hypervisor ends.
     *
     * @since libvirt 0.10.0
     */
    @Procedure(value = 360, high = true)
    @Access(object = ObjectKind.CONNECT, permission = "getattr")
    default void registerCloseCallback() {
        throw VirtException.unsupported(WireSession.class, "registerCloseCallback");
    }

    /**
     * Takes {@link #registerCloseCallback} back.
     *
     * @since libvirt 0.10.0
     */
    @Procedure(value = 361, high = true)
    @Access(object = ObjectKind.CONNECT, permission = "getattr")
    default void unregisterCloseCallback() {
        throw VirtException.unsupported(WireSession.class, "unregisterCloseCallback");
    }

    /**
     * Registers for events of QEMU's monitor and returns the number that deregisters.
     *
     * @param event name or pattern; null for all
     *
     * @since libvirt 1.2.3
     */
    @Procedure(value = 4, program = Program.QEMU, high = true)
    @Access(object = ObjectKind.CONNECT, permission = "search_domains")
    @Access(object = ObjectKind.CONNECT, permission = "write")
    default int domainMonitorEventRegister(
            @Omittable @Nullable DomainRef domain, @Omittable @Nullable String event, Set<MonitorEventFlag> flags) {
        throw VirtException.unsupported(WireSession.class, "domainMonitorEventRegister");
    }

    /**
     * Takes back a registration for monitor events.
     *
     * @since libvirt 1.2.3
     */
    @Procedure(value = 5, program = Program.QEMU, high = true)
    @Access(object = ObjectKind.CONNECT, permission = "write")
    default void domainMonitorEventDeregister(int callbackId) {
        throw VirtException.unsupported(WireSession.class, "domainMonitorEventDeregister");
    }
}
