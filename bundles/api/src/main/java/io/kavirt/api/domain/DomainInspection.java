package io.kavirt.api.domain;

import io.kavirt.api.NoFlag;
import io.kavirt.api.ObjectKind;
import io.kavirt.api.VirtException;
import io.kavirt.api.contract.Access;
import io.kavirt.api.contract.DriverKind;
import io.kavirt.api.contract.Facet;
import io.kavirt.api.contract.Limit;
import io.kavirt.api.contract.Omittable;
import io.kavirt.api.contract.Procedure;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** What a domain is and does right now. */
@ConsumerType
@Facet(value = DriverKind.HYPERVISOR, object = ObjectKind.DOMAIN)
public interface DomainInspection {
    /**
     * Tells state, memory, processors and used processor time.
     *
     * @since libvirt 0.0.3
     */
    @Procedure(16)
    @Access(object = ObjectKind.DOMAIN, permission = "read")
    default DomainInfo info() {
        throw VirtException.unsupported(DomainInspection.class, "info");
    }

    /**
     * Tells the state and its reason.
     *
     * @since libvirt 0.9.2
     */
    @Procedure(value = 212, high = true)
    @Access(object = ObjectKind.DOMAIN, permission = "read")
    default StateAndReason state(Set<NoFlag> flags) {
        throw VirtException.unsupported(DomainInspection.class, "state");
    }

    /**
     * Writes the domain's document: of the running guest if there is one, unless {@code flags} ask for the inactive one.
     *
     * @since libvirt 0.0.3
     */
    @Procedure(14)
    @Access(object = ObjectKind.DOMAIN, permission = "read")
    @Access(object = ObjectKind.DOMAIN, permission = "read_secure", flagsSet = 1)
    @Access(object = ObjectKind.DOMAIN, permission = "read_secure", flagsSet = 8)
    default String xmlDesc(Set<XmlFlag> flags) {
        throw VirtException.unsupported(DomainInspection.class, "xmlDesc");
    }

    /**
     * Tells the type of guest, such as {@code hvm}.
     *
     * @since libvirt 0.0.3
     */
    @Procedure(value = 19, high = true)
    @Access(object = ObjectKind.DOMAIN, permission = "read")
    default String osType() {
        throw VirtException.unsupported(DomainInspection.class, "osType");
    }

    /**
     * Tells whether the domain has a running or paused guest.
     *
     * @since libvirt 0.7.3
     */
    @Procedure(value = 150, high = true)
    @Access(object = ObjectKind.DOMAIN, permission = "read")
    default boolean isActive() {
        throw VirtException.unsupported(DomainInspection.class, "isActive");
    }

    /**
     * Tells whether the domain has a definition that outlives its guest.
     *
     * @since libvirt 0.7.3
     */
    @Procedure(value = 151, high = true)
    @Access(object = ObjectKind.DOMAIN, permission = "read")
    default boolean isPersistent() {
        throw VirtException.unsupported(DomainInspection.class, "isPersistent");
    }

    /**
     * Tells whether the definition changed since the guest started.
     *
     * @since libvirt 0.8.6
     */
    @Procedure(value = 202, high = true)
    @Access(object = ObjectKind.DOMAIN, permission = "read")
    default boolean isUpdated() {
        throw VirtException.unsupported(DomainInspection.class, "isUpdated");
    }

    /**
     * Tells whether the channel to the hypervisor process answers.
     *
     * @since libvirt 0.9.3
     */
    @Procedure(value = 229, high = true)
    @Access(object = ObjectKind.DOMAIN, permission = "read")
    default ControlInfo controlInfo(Set<NoFlag> flags) {
        throw VirtException.unsupported(DomainInspection.class, "controlInfo");
    }

    /**
     * Sets or, with a null text, removes a title, a description or an element of the metadata.
     *
     * @param key prefix under which the element's namespace is written; only with {@code ELEMENT}
     * @param uri namespace of the element; only with {@code ELEMENT}
     *
     * @since libvirt 0.9.10
     */
    @Procedure(264)
    @Access(object = ObjectKind.DOMAIN, permission = "write")
    @Access(object = ObjectKind.DOMAIN, permission = "save", flagsClear = 3)
    @Access(object = ObjectKind.DOMAIN, permission = "save", flagsSet = 2)
    default void setMetadata(
            MetadataType type,
            @Omittable @Nullable String metadata,
            @Omittable @Nullable String key,
            @Omittable @Nullable String uri,
            Set<AffectFlag> flags) {
        throw VirtException.unsupported(DomainInspection.class, "setMetadata");
    }

    /**
     * Reads a title, a description or an element of the metadata.
     *
     * @throws VirtException NO_DOMAIN_METADATA if it is not there
     *
     * @since libvirt 0.9.10
     */
    @Procedure(265)
    @Access(object = ObjectKind.DOMAIN, permission = "read")
    default String metadata(MetadataType type, @Omittable @Nullable String uri, Set<AffectFlag> flags) {
        throw VirtException.unsupported(DomainInspection.class, "metadata");
    }

    /**
     * Lists what an administrator should know of the domain, such as a tainted guest.
     *
     * @since libvirt 7.1.0
     */
    @Procedure(426)
    @Access(object = ObjectKind.DOMAIN, permission = "read")
    @Limit(2048)
    default List<String> messages(Set<MessageType> flags) {
        throw VirtException.unsupported(DomainInspection.class, "messages");
    }

    /**
     * Tells the label under which the guest's process is confined.
     *
     * @since libvirt 0.6.1
     */
    @Procedure(value = 121, high = true)
    @Access(object = ObjectKind.DOMAIN, permission = "read")
    default SecurityLabel securityLabel() {
        throw VirtException.unsupported(DomainInspection.class, "securityLabel");
    }
}
