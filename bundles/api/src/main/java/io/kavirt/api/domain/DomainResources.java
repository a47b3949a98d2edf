package io.kavirt.api.domain;

import io.kavirt.api.ObjectKind;
import io.kavirt.api.VirtException;
import io.kavirt.api.contract.Access;
import io.kavirt.api.contract.DelegatesTo;
import io.kavirt.api.contract.DriverKind;
import io.kavirt.api.contract.Facet;
import io.kavirt.api.contract.Procedure;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** Memory and virtual processors of a domain. */
@ConsumerType
@Facet(value = DriverKind.HYPERVISOR, object = ObjectKind.DOMAIN)
public interface DomainResources {
    /**
     * Tells the memory that the guest may have at most, in KiB.
     *
     * @since libvirt 0.0.3
     */
    @Procedure(value = 17, high = true)
    @Access(object = ObjectKind.DOMAIN, permission = "read")
    default long maxMemory() {
        throw VirtException.unsupported(DomainResources.class, "maxMemory");
    }

    /**
     * Sets the memory that the guest may have at most.
     *
     * @param memory KiB
     *
     * @since libvirt 0.0.3
     */
    @Procedure(value = 30, high = true)
    @DelegatesTo("setMemoryFlags")
    @Access(object = ObjectKind.DOMAIN, permission = "write")
    default void setMaxMemory(long memory) {
        setMemoryFlags(memory, Set.of(MemoryFlag.MAXIMUM));
    }

    /**
     * Sets the running guest's memory.
     *
     * @param memory KiB
     *
     * @since libvirt 0.1.1
     */
    @Procedure(31)
    @DelegatesTo("setMemoryFlags")
    @Access(object = ObjectKind.DOMAIN, permission = "write")
    default void setMemory(long memory) {
        setMemoryFlags(memory, Set.of(MemoryFlag.LIVE));
    }

    /**
     * Sets the current or the maximum memory.
     *
     * @param memory KiB
     * @throws VirtException INVALID_ARG if it exceeds the maximum
     *
     * @since libvirt 0.9.0
     */
    @Procedure(204)
    @Access(object = ObjectKind.DOMAIN, permission = "write")
    @Access(object = ObjectKind.DOMAIN, permission = "save", flagsClear = 3)
    @Access(object = ObjectKind.DOMAIN, permission = "save", flagsSet = 2)
    default void setMemoryFlags(long memory, Set<MemoryFlag> flags) {
        throw VirtException.unsupported(DomainResources.class, "setMemoryFlags");
    }

    /**
     * Sets how often the balloon gathers statistics.
     *
     * @param period seconds; 0 for never
     *
     * @since libvirt 1.1.1
     */
    @Procedure(308)
    @Access(object = ObjectKind.DOMAIN, permission = "write")
    @Access(object = ObjectKind.DOMAIN, permission = "save", flagsClear = 3)
    @Access(object = ObjectKind.DOMAIN, permission = "save", flagsSet = 2)
    default void setMemoryStatsPeriod(int period, Set<MemoryFlag> flags) {
        throw VirtException.unsupported(DomainResources.class, "setMemoryStatsPeriod");
    }

    /**
     * Tells how many virtual processors the guest may have at most.
     *
     * @since libvirt 0.2.1
     */
    @Procedure(value = 18, high = true)
    @Access(object = ObjectKind.DOMAIN, permission = "read")
    default int maxVcpus() {
        throw VirtException.unsupported(DomainResources.class, "maxVcpus");
    }

    /**
     * Sets the running guest's number of virtual processors.
     *
     * @since libvirt 0.1.4
     */
    @Procedure(32)
    @DelegatesTo("setVcpusFlags")
    @Access(object = ObjectKind.DOMAIN, permission = "write")
    default void setVcpus(int vcpus) {
        setVcpusFlags(vcpus, Set.of(VcpuFlag.LIVE));
    }

    /**
     * Sets the current or the maximum number of virtual processors.
     *
     * @since libvirt 0.8.5
     */
    @Procedure(199)
    @Access(object = ObjectKind.DOMAIN, permission = "write")
    @Access(object = ObjectKind.DOMAIN, permission = "save", flagsClear = 3)
    @Access(object = ObjectKind.DOMAIN, permission = "save", flagsSet = 2)
    @Access(object = ObjectKind.DOMAIN, permission = "write", flagsSet = 8)
    default void setVcpusFlags(int vcpus, Set<VcpuFlag> flags) {
        throw VirtException.unsupported(DomainResources.class, "setVcpusFlags");
    }

    /**
     * Tells the current or the maximum number of virtual processors.
     *
     * @since libvirt 0.8.5
     */
    @Procedure(200)
    @Access(object = ObjectKind.DOMAIN, permission = "read")
    @Access(object = ObjectKind.DOMAIN, permission = "write", flagsSet = 8)
    default int vcpusFlags(Set<VcpuFlag> flags) {
        throw VirtException.unsupported(DomainResources.class, "vcpusFlags");
    }

    /**
     * Plugs or unplugs single virtual processors.
     *
     * @param vcpus such as {@code 1-3,^2}
     *
     * @since libvirt 3.1.0
     */
    @Procedure(384)
    @Access(object = ObjectKind.DOMAIN, permission = "write")
    @Access(object = ObjectKind.DOMAIN, permission = "save", flagsClear = 3)
    @Access(object = ObjectKind.DOMAIN, permission = "save", flagsSet = 2)
    default void setVcpu(String vcpus, boolean enabled, Set<AffectFlag> flags) {
        throw VirtException.unsupported(DomainResources.class, "setVcpu");
    }
}
