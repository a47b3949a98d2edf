package io.kavirt.api.domain;

import io.kavirt.api.NoFlag;
import io.kavirt.api.ObjectKind;
import io.kavirt.api.TypedParameters;
import io.kavirt.api.VirtException;
import io.kavirt.api.contract.Access;
import io.kavirt.api.contract.DelegatesTo;
import io.kavirt.api.contract.DriverKind;
import io.kavirt.api.contract.Facet;
import io.kavirt.api.contract.Limit;
import io.kavirt.api.contract.Omittable;
import io.kavirt.api.contract.Procedure;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** Saving a guest's state to a file. */
@ConsumerType
@Facet(value = DriverKind.HYPERVISOR, object = ObjectKind.DOMAIN)
public interface DomainSaving {
    /**
     * Writes the guest's state to a file and stops it.
     *
     * @since libvirt 0.0.3
     */
    @Procedure(55)
    @DelegatesTo("saveFlags")
    @Access(object = ObjectKind.DOMAIN, permission = "hibernate")
    default void save(String to) {
        saveFlags(to, null, Set.of());
    }

    /**
     * Writes the guest's state to a file and stops it.
     *
     * @param xml replaces host-side details of the saved document; null to save it as it is
     *
     * @since libvirt 0.9.4
     */
    @Procedure(232)
    @Access(object = ObjectKind.DOMAIN, permission = "hibernate")
    default void saveFlags(String to, @Omittable @Nullable String xml, Set<SaveRestoreFlag> flags) {
        throw VirtException.unsupported(DomainSaving.class, "saveFlags");
    }

    /**
     * Writes the guest's state to the file of parameter {@code file}, with the document of {@code dxml} if it is there.
     *
     * @since libvirt 8.4.0
     */
    @Procedure(440)
    @Access(object = ObjectKind.DOMAIN, permission = "hibernate")
    default void saveParams(@Limit(64) TypedParameters parameters, Set<SaveRestoreFlag> flags) {
        throw VirtException.unsupported(DomainSaving.class, "saveParams");
    }

    /**
     * Writes the guest's state to a place that the driver keeps, and stops it; its next start goes on from there.
     *
     * @since libvirt 0.8.0
     */
    @Procedure(182)
    @Access(object = ObjectKind.DOMAIN, permission = "hibernate")
    default void managedSave(Set<SaveRestoreFlag> flags) {
        throw VirtException.unsupported(DomainSaving.class, "managedSave");
    }

    /**
     * Tells whether a managed save image waits for the next start.
     *
     * @since libvirt 0.8.0
     */
    @Procedure(183)
    @Access(object = ObjectKind.DOMAIN, permission = "read")
    default boolean hasManagedSaveImage(Set<NoFlag> flags) {
        throw VirtException.unsupported(DomainSaving.class, "hasManagedSaveImage");
    }

    /**
     * Removes the managed save image.
     *
     * @since libvirt 0.8.0
     */
    @Procedure(184)
    @Access(object = ObjectKind.DOMAIN, permission = "hibernate")
    default void managedSaveRemove(Set<NoFlag> flags) {
        throw VirtException.unsupported(DomainSaving.class, "managedSaveRemove");
    }

    /**
     * Reads the domain document of the managed save image.
     *
     * @since libvirt 3.7.0
     */
    @Procedure(388)
    @Access(object = ObjectKind.DOMAIN, permission = "read")
    @Access(object = ObjectKind.DOMAIN, permission = "read_secure", flagsSet = 1)
    default String managedSaveXMLDesc(Set<SaveImageXmlFlag> flags) {
        throw VirtException.unsupported(DomainSaving.class, "managedSaveXMLDesc");
    }

    /**
     * Replaces the domain document of the managed save image; what the guest sees may not differ.
     *
     * @since libvirt 3.7.0
     */
    @Procedure(389)
    @Access(object = ObjectKind.DOMAIN, permission = "write")
    @Access(object = ObjectKind.DOMAIN, permission = "hibernate")
    default void managedSaveDefineXML(@Omittable @Nullable String xml, Set<SaveRestoreFlag> flags) {
        throw VirtException.unsupported(DomainSaving.class, "managedSaveDefineXML");
    }
}
