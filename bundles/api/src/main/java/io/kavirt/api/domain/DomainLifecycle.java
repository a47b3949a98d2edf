package io.kavirt.api.domain;

import io.kavirt.api.DomainRef;
import io.kavirt.api.NoFlag;
import io.kavirt.api.ObjectKind;
import io.kavirt.api.VirtException;
import io.kavirt.api.contract.Access;
import io.kavirt.api.contract.DelegatesTo;
import io.kavirt.api.contract.DriverKind;
import io.kavirt.api.contract.Facet;
import io.kavirt.api.contract.Omittable;
import io.kavirt.api.contract.Procedure;
import io.kavirt.api.contract.Shape;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** Starting, stopping and removing a domain. */
@ConsumerType
@Facet(value = DriverKind.HYPERVISOR, object = ObjectKind.DOMAIN)
public interface DomainLifecycle {
    /**
     * Starts the defined domain, from its managed save image if it has one.
     *
     * @since libvirt 0.1.1
     */
    @Procedure(9)
    @DelegatesTo("createWithFlags")
    @Access(object = ObjectKind.DOMAIN, permission = "start")
    default void create() {
        createWithFlags(Set.of());
    }

    /**
     * Starts the defined domain and tells its new id.
     *
     * @throws VirtException OPERATION_INVALID if it is active already, or what the hypervisor reports
     *
     * @since libvirt 0.8.2
     */
    @Procedure(196)
    @Access(object = ObjectKind.DOMAIN, permission = "start")
    default DomainRef createWithFlags(Set<CreateFlag> flags) {
        throw VirtException.unsupported(DomainLifecycle.class, "createWithFlags");
    }

    /**
     * Asks the guest to shut down; returns when it has been asked.
     *
     * @since libvirt 0.0.3
     */
    @Procedure(33)
    @DelegatesTo("shutdownFlags")
    @Access(object = ObjectKind.DOMAIN, permission = "init_control")
    default void shutdown() {
        shutdownFlags(Set.of());
    }

    /**
     * Asks the guest to shut down by one of the given ways; returns when it has been asked.
     *
     * @since libvirt 0.9.10
     */
    @Procedure(258)
    @Access(object = ObjectKind.DOMAIN, permission = "init_control")
    @Access(object = ObjectKind.DOMAIN, permission = "write", flagsSet = 2)
    default void shutdownFlags(Set<ShutdownFlag> flags) {
        throw VirtException.unsupported(DomainLifecycle.class, "shutdownFlags");
    }

    /**
     * Asks the guest to reboot; returns when it has been asked.
     *
     * @since libvirt 0.1.0
     */
    @Procedure(27)
    @Access(object = ObjectKind.DOMAIN, permission = "init_control")
    @Access(object = ObjectKind.DOMAIN, permission = "write", flagsSet = 2)
    default void reboot(Set<RebootFlag> flags) {
        throw VirtException.unsupported(DomainLifecycle.class, "reboot");
    }

    /**
     * Resets the guest's machine at once, as the button on its case would.
     *
     * @since libvirt 0.9.7
     */
    @Procedure(245)
    @Access(object = ObjectKind.DOMAIN, permission = "reset")
    default void reset(Set<NoFlag> flags) {
        throw VirtException.unsupported(DomainLifecycle.class, "reset");
    }

    /**
     * Stops the guest at once; a transient domain is gone then.
     *
     * @since libvirt 0.0.3
     */
    @Procedure(value = 12, high = true)
    @DelegatesTo("destroyFlags")
    @Access(object = ObjectKind.DOMAIN, permission = "stop")
    default void destroy() {
        destroyFlags(Set.of());
    }

    /**
     * Stops the guest at once.
     *
     * @throws VirtException OPERATION_INVALID if the domain is not active; OPERATION_FAILED if it outlives a graceful stop
     *
     * @since libvirt 0.9.4
     */
    @Procedure(value = 234, high = true)
    @Access(object = ObjectKind.DOMAIN, permission = "stop")
    default void destroyFlags(Set<DestroyFlag> flags) {
        throw VirtException.unsupported(DomainLifecycle.class, "destroyFlags");
    }

    /**
     * Pauses the guest's processors; its memory stays.
     *
     * @since libvirt 0.0.3
     */
    @Procedure(34)
    @Access(object = ObjectKind.DOMAIN, permission = "suspend")
    default void suspend() {
        throw VirtException.unsupported(DomainLifecycle.class, "suspend");
    }

    /**
     * Lets a paused guest go on.
     *
     * @since libvirt 0.0.3
     */
    @Procedure(28)
    @Access(object = ObjectKind.DOMAIN, permission = "suspend")
    default void resume() {
        throw VirtException.unsupported(DomainLifecycle.class, "resume");
    }

    /**
     * Removes the definition; a running guest goes on as a transient domain.
     *
     * @since libvirt 0.1.1
     */
    @Procedure(value = 35, high = true)
    @DelegatesTo("undefineFlags")
    @Access(object = ObjectKind.DOMAIN, permission = "delete")
    default void undefine() {
        undefineFlags(Set.of());
    }

    /**
     * Removes the definition and what {@code flags} name.
     *
     * @throws VirtException OPERATION_INVALID if something is there, such as a managed save image, of which {@code flags} say nothing
     *
     * @since libvirt 0.9.4
     */
    @Procedure(value = 231, high = true)
    @Access(object = ObjectKind.DOMAIN, permission = "delete")
    default void undefineFlags(Set<UndefineFlag> flags) {
        throw VirtException.unsupported(DomainLifecycle.class, "undefineFlags");
    }

    /**
     * Renames a domain that is not active.
     *
     * @since libvirt 1.2.19
     */
    @Procedure(value = 358, shape = Shape.RETURN_CODE)
    @Access(object = ObjectKind.DOMAIN, permission = "write")
    @Access(object = ObjectKind.DOMAIN, permission = "save")
    default void rename(@Omittable @Nullable String newName, Set<NoFlag> flags) {
        throw VirtException.unsupported(DomainLifecycle.class, "rename");
    }

    /**
     * Tells whether the domain starts with the daemon.
     *
     * @since libvirt 0.2.1
     */
    @Procedure(value = 15, high = true)
    @Access(object = ObjectKind.DOMAIN, permission = "read")
    default boolean autostart() {
        throw VirtException.unsupported(DomainLifecycle.class, "autostart");
    }

    /**
     * Sets whether the domain starts with the daemon.
     *
     * @since libvirt 0.2.1
     */
    @Procedure(value = 29, high = true)
    @Access(object = ObjectKind.DOMAIN, permission = "write")
    default void setAutostart(boolean autostart) {
        throw VirtException.unsupported(DomainLifecycle.class, "setAutostart");
    }

    /**
     * Tells whether the domain starts with the host's next boot, that one time.
     *
     * @since libvirt 11.2.0
     */
    @Procedure(value = 449, high = true)
    @Access(object = ObjectKind.DOMAIN, permission = "read")
    default boolean autostartOnce() {
        throw VirtException.unsupported(DomainLifecycle.class, "autostartOnce");
    }

    /**
     * Sets whether the domain starts with the host's next boot, that one time.
     *
     * @since libvirt 11.2.0
     */
    @Procedure(value = 450, high = true)
    @Access(object = ObjectKind.DOMAIN, permission = "write")
    default void setAutostartOnce(boolean autostart) {
        throw VirtException.unsupported(DomainLifecycle.class, "setAutostartOnce");
    }

    /**
     * Sets what is done when the guest powers off, reboots or crashes.
     *
     * @since libvirt 3.9.0
     */
    @Procedure(390)
    @Access(object = ObjectKind.DOMAIN, permission = "write")
    default void setLifecycleAction(LifecycleKind kind, LifecycleAction action, Set<AffectFlag> flags) {
        throw VirtException.unsupported(DomainLifecycle.class, "setLifecycleAction");
    }
}
