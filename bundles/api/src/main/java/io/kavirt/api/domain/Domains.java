package io.kavirt.api.domain;

import io.kavirt.api.DomainRef;
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
import io.kavirt.api.contract.Shape;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** The domains of a connection: lists, look-ups, definitions and restored states. */
@ConsumerType
@Facet(DriverKind.HYPERVISOR)
public interface Domains {
    /**
     * Counts the active domains.
     *
     * @since libvirt 0.0.3
     */
    @Procedure(value = 51, high = true)
    @Access(object = ObjectKind.CONNECT, permission = "search_domains")
    default int numOfDomains() {
        throw VirtException.unsupported(Domains.class, "numOfDomains");
    }

    /**
     * Lists the ids of the active domains.
     *
     * @since libvirt 0.0.3
     */
    @Procedure(value = 37, shape = Shape.CALLER_MAX, high = true)
    @Access(object = ObjectKind.CONNECT, permission = "search_domains")
    @Limit(16384)
    default List<Integer> listDomains() {
        throw VirtException.unsupported(Domains.class, "listDomains");
    }

    /**
     * Counts the domains that are defined and not active.
     *
     * @since libvirt 0.1.5
     */
    @Procedure(value = 25, high = true)
    @Access(object = ObjectKind.CONNECT, permission = "search_domains")
    default int numOfDefinedDomains() {
        throw VirtException.unsupported(Domains.class, "numOfDefinedDomains");
    }

    /**
     * Lists the names of the domains that are defined and not active.
     *
     * @since libvirt 0.1.1
     */
    @Procedure(value = 21, shape = Shape.CALLER_MAX, high = true)
    @Access(object = ObjectKind.CONNECT, permission = "search_domains")
    @Limit(16384)
    default List<String> listDefinedDomains() {
        throw VirtException.unsupported(Domains.class, "listDefinedDomains");
    }

    /**
     * Lists domains, active and not, narrowed by {@code flags}; no flag lists all.
     *
     * @since libvirt 0.9.13
     */
    @Procedure(value = 273, shape = Shape.NEED_RESULTS, high = true)
    @Access(object = ObjectKind.CONNECT, permission = "search_domains")
    @Limit(16384)
    default List<DomainRef> listAllDomains(Set<ListFlag> flags) {
        throw VirtException.unsupported(Domains.class, "listAllDomains");
    }

    /**
     * Finds an active domain.
     *
     * @throws VirtException NO_DOMAIN if no active domain has the id
     *
     * @since libvirt 0.0.3
     */
    @Procedure(value = 22, high = true)
    @Access(object = ObjectKind.DOMAIN, permission = "getattr")
    default DomainRef domainLookupByID(int id) {
        throw VirtException.unsupported(Domains.class, "domainLookupByID");
    }

    /**
     * Finds a domain.
     *
     * @throws VirtException NO_DOMAIN if no domain has the name
     *
     * @since libvirt 0.0.3
     */
    @Procedure(value = 23, high = true)
    @Access(object = ObjectKind.DOMAIN, permission = "getattr")
    default DomainRef domainLookupByName(String name) {
        throw VirtException.unsupported(Domains.class, "domainLookupByName");
    }

    /**
     * Finds a domain.
     *
     * @throws VirtException NO_DOMAIN if no domain has the UUID
     *
     * @since libvirt 0.0.5
     */
    @Procedure(value = 24, high = true)
    @Access(object = ObjectKind.DOMAIN, permission = "getattr")
    default DomainRef domainLookupByUUID(UUID uuid) {
        throw VirtException.unsupported(Domains.class, "domainLookupByUUID");
    }

    /**
     * Starts a transient domain, or a defined one with this document for the run.
     *
     * @throws VirtException XML_ERROR, OPERATION_FAILED if the name or UUID is taken, or what the hypervisor reports
     *
     * @since libvirt 0.5.0
     */
    @Procedure(10)
    @Access(object = ObjectKind.DOMAIN, permission = "write")
    @Access(object = ObjectKind.DOMAIN, permission = "start")
    default DomainRef domainCreateXML(String xml, Set<CreateFlag> flags) {
        throw VirtException.unsupported(Domains.class, "domainCreateXML");
    }

    /**
     * Defines a domain, or replaces the definition of the one with the same name and UUID.
     *
     * @since libvirt 0.1.1
     */
    @Procedure(value = 11, high = true)
    @DelegatesTo("domainDefineXMLFlags")
    @Access(object = ObjectKind.DOMAIN, permission = "write")
    @Access(object = ObjectKind.DOMAIN, permission = "save")
    default DomainRef domainDefineXML(String xml) {
        return domainDefineXMLFlags(xml, Set.of());
    }

    /**
     * Defines a domain, or replaces the definition of the one with the same name and UUID. A running guest goes on with what it was
     * started from; the new definition counts from its next start.
     *
     * @throws VirtException XML_ERROR for a wrong document, OPERATION_FAILED if the name or UUID belongs to another domain
     *
     * @since libvirt 1.2.12
     */
    @Procedure(value = 350, high = true)
    @Access(object = ObjectKind.DOMAIN, permission = "write")
    @Access(object = ObjectKind.DOMAIN, permission = "save")
    default DomainRef domainDefineXMLFlags(String xml, Set<DefineFlag> flags) {
        throw VirtException.unsupported(Domains.class, "domainDefineXMLFlags");
    }

    /**
     * Starts the domain that was saved in a file.
     *
     * @since libvirt 0.0.3
     */
    @Procedure(54)
    @DelegatesTo("domainRestoreFlags")
    @Access(object = ObjectKind.DOMAIN, permission = "start")
    @Access(object = ObjectKind.DOMAIN, permission = "write")
    default void domainRestore(String from) {
        domainRestoreFlags(from, null, Set.of());
    }

    /**
     * Starts the domain that was saved in a file.
     *
     * @param xml replaces host-side details of the saved document; null to use it as saved
     *
     * @since libvirt 0.9.4
     */
    @Procedure(233)
    @Access(object = ObjectKind.DOMAIN, permission = "start")
    @Access(object = ObjectKind.DOMAIN, permission = "write")
    default void domainRestoreFlags(String from, @Omittable @Nullable String xml, Set<SaveRestoreFlag> flags) {
        throw VirtException.unsupported(Domains.class, "domainRestoreFlags");
    }

    /**
     * Starts the domain that was saved in the file of parameter {@code file}, with the document of {@code dxml} if it is there.
     *
     * @since libvirt 8.4.0
     */
    @Procedure(441)
    @Access(object = ObjectKind.DOMAIN, permission = "start")
    @Access(object = ObjectKind.DOMAIN, permission = "write")
    default void domainRestoreParams(@Limit(64) TypedParameters parameters, Set<SaveRestoreFlag> flags) {
        throw VirtException.unsupported(Domains.class, "domainRestoreParams");
    }

    /**
     * Reads the domain document of a saved state.
     *
     * @since libvirt 0.9.4
     */
    @Procedure(value = 235, high = true)
    @Access(object = ObjectKind.DOMAIN, permission = "write")
    default String domainSaveImageXMLDesc(String file, Set<SaveImageXmlFlag> flags) {
        throw VirtException.unsupported(Domains.class, "domainSaveImageXMLDesc");
    }

    /**
     * Replaces the domain document of a saved state; what the guest sees may not differ.
     *
     * @since libvirt 0.9.4
     */
    @Procedure(value = 236, high = true)
    @Access(object = ObjectKind.DOMAIN, permission = "write")
    @Access(object = ObjectKind.DOMAIN, permission = "hibernate")
    default void domainSaveImageDefineXML(String file, String xml, Set<SaveRestoreFlag> flags) {
        throw VirtException.unsupported(Domains.class, "domainSaveImageDefineXML");
    }

    /**
     * Gathers statistics of many domains at once.
     *
     * @param domains the domains to tell of; empty for all that {@code flags} leave
     * @param stats the wanted groups; none for all that the driver has
     *
     * @since libvirt 1.2.8
     */
    @Procedure(344)
    @Access(object = ObjectKind.CONNECT, permission = "search_domains")
    @Limit(16384)
    default List<DomainStatsRecord> allDomainStats(
            @Limit(16384) List<DomainRef> domains, Set<StatsType> stats, Set<StatsFlag> flags) {
        throw VirtException.unsupported(Domains.class, "allDomainStats");
    }
}
