package io.kavirt.api.domain;

import io.kavirt.api.NoFlag;
import io.kavirt.api.ObjectKind;
import io.kavirt.api.TypedParameters;
import io.kavirt.api.VirtException;
import io.kavirt.api.contract.Access;
import io.kavirt.api.contract.DriverKind;
import io.kavirt.api.contract.Facet;
import io.kavirt.api.contract.Limit;
import io.kavirt.api.contract.Procedure;
import io.kavirt.api.contract.Shape;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** Counters of a domain's disks, interfaces and memory. */
@ConsumerType
@Facet(value = DriverKind.HYPERVISOR, object = ObjectKind.DOMAIN)
public interface DomainStatistics {
    /**
     * Counts a disk's requests and bytes.
     *
     * @param path target such as {@code vda}, or source path; empty for all disks together
     *
     * @since libvirt 0.3.2
     */
    @Procedure(64)
    @Access(object = ObjectKind.DOMAIN, permission = "read")
    default BlockStats blockStats(String path) {
        throw VirtException.unsupported(DomainStatistics.class, "blockStats");
    }

    /**
     * Counts a disk's requests, bytes and times in ns.
     *
     * @param path target such as {@code vda}, or source path; empty for all disks together
     *
     * @since libvirt 0.9.5
     */
    @Procedure(value = 243, shape = Shape.COUNT_PROBE)
    @Access(object = ObjectKind.DOMAIN, permission = "read")
    @Limit(16)
    default TypedParameters blockStatsFlags(String path, Set<NoFlag> flags) {
        throw VirtException.unsupported(DomainStatistics.class, "blockStatsFlags");
    }

    /**
     * Tells the sizes of a disk, in bytes.
     *
     * @since libvirt 0.8.1
     */
    @Procedure(194)
    @Access(object = ObjectKind.DOMAIN, permission = "read")
    default BlockInfo blockInfo(String path, Set<NoFlag> flags) {
        throw VirtException.unsupported(DomainStatistics.class, "blockInfo");
    }

    /**
     * Counts an interface's packets and bytes as the guest sees them.
     *
     * @param device name of the host side, such as {@code vnet0}, or MAC address
     *
     * @since libvirt 0.3.2
     */
    @Procedure(value = 65, high = true)
    @Access(object = ObjectKind.DOMAIN, permission = "read")
    default InterfaceStats interfaceStats(String device) {
        throw VirtException.unsupported(DomainStatistics.class, "interfaceStats");
    }

    /**
     * Tells memory statistics, in the unit of each tag (KiB for sizes).
     *
     * @since libvirt 0.7.5
     */
    @Procedure(value = 159, shape = Shape.CALLER_MAX)
    @Access(object = ObjectKind.DOMAIN, permission = "read")
    @Limit(1024)
    default List<MemoryStat> memoryStats(Set<NoFlag> flags) {
        throw VirtException.unsupported(DomainStatistics.class, "memoryStats");
    }
}
