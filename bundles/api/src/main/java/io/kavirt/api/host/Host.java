package io.kavirt.api.host;

import io.kavirt.api.NoFlag;
import io.kavirt.api.ObjectKind;
import io.kavirt.api.VirtException;
import io.kavirt.api.contract.Access;
import io.kavirt.api.contract.DriverKind;
import io.kavirt.api.contract.Facet;
import io.kavirt.api.contract.Limit;
import io.kavirt.api.contract.Omittable;
import io.kavirt.api.contract.Procedure;
import io.kavirt.api.contract.Shape;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** The host and the hypervisor on it. */
@ConsumerType
@Facet(DriverKind.HYPERVISOR)
public interface Host {
    /**
     * Tells the hypervisor's name, such as {@code QEMU} or {@code TEST}.
     *
     * @since libvirt 0.0.3
     */
    @Procedure(value = 3, high = true)
    @Access(object = ObjectKind.CONNECT, permission = "getattr")
    default String type() {
        throw VirtException.unsupported(Host.class, "type");
    }

    /**
     * Tells the hypervisor's version as major * 1,000,000 + minor * 1,000 + release; 0 where no binary is there to ask.
     *
     * @since libvirt 0.0.3
     */
    @Procedure(value = 4, high = true)
    @Access(object = ObjectKind.CONNECT, permission = "getattr")
    default long version() {
        throw VirtException.unsupported(Host.class, "version");
    }

    /**
     * Tells how many virtual processors a guest of the virtualization type may have.
     *
     * @param type such as {@code kvm}; null for the driver's own default
     *
     * @since libvirt 0.2.1
     */
    @Procedure(value = 5, high = true)
    @Access(object = ObjectKind.CONNECT, permission = "read")
    default int maxVcpus(@Omittable @Nullable String type) {
        throw VirtException.unsupported(Host.class, "maxVcpus");
    }

    /**
     * Tells the host's processors and memory.
     *
     * @since libvirt 0.1.0
     */
    @Procedure(value = 6, high = true)
    @Access(object = ObjectKind.CONNECT, permission = "read")
    default NodeInfo nodeInfo() {
        throw VirtException.unsupported(Host.class, "nodeInfo");
    }

    /**
     * Describes host and possible guests in a capabilities document.
     *
     * @since libvirt 0.2.1
     */
    @Procedure(7)
    @Access(object = ObjectKind.CONNECT, permission = "read")
    default String capabilities() {
        throw VirtException.unsupported(Host.class, "capabilities");
    }

    /**
     * Tells the host's name.
     *
     * @since libvirt 0.3.0
     */
    @Procedure(value = 59, high = true)
    @Access(object = ObjectKind.CONNECT, permission = "getattr")
    default String hostname() {
        throw VirtException.unsupported(Host.class, "hostname");
    }

    /**
     * Tells the host's free memory in bytes.
     *
     * @since libvirt 0.3.3
     */
    @Procedure(value = 102, high = true)
    @Access(object = ObjectKind.CONNECT, permission = "read")
    default long nodeFreeMemory() {
        throw VirtException.unsupported(Host.class, "nodeFreeMemory");
    }

    /**
     * Tells how guests are confined on this host; both texts are empty without confinement.
     *
     * @since libvirt 0.6.1
     */
    @Procedure(value = 122, high = true)
    @Access(object = ObjectKind.CONNECT, permission = "read")
    default SecurityModel nodeSecurityModel() {
        throw VirtException.unsupported(Host.class, "nodeSecurityModel");
    }

    /**
     * Describes the host's firmware and hardware in a sysinfo document.
     *
     * @since libvirt 0.8.8
     */
    @Procedure(value = 203, high = true)
    @Access(object = ObjectKind.CONNECT, permission = "read")
    default String sysinfo(Set<NoFlag> flags) {
        throw VirtException.unsupported(Host.class, "sysinfo");
    }

    /**
     * Lists the processor models known for an architecture, such as {@code x86_64}.
     *
     * @since libvirt 1.1.3
     */
    @Procedure(value = 312, shape = Shape.NEED_RESULTS)
    @Access(object = ObjectKind.CONNECT, permission = "read")
    @Limit(8192)
    default List<String> cpuModelNames(String arch, Set<NoFlag> flags) {
        throw VirtException.unsupported(Host.class, "cpuModelNames");
    }

    /**
     * Describes what guests of one emulator, architecture, machine and virtualization type can have. What is null is chosen by the driver.
     *
     * @since libvirt 1.2.7
     */
    @Procedure(342)
    @Access(object = ObjectKind.CONNECT, permission = "write")
    default String domainCapabilities(
            @Omittable @Nullable String emulator,
            @Omittable @Nullable String arch,
            @Omittable @Nullable String machine,
            @Omittable @Nullable String virtType,
            Set<DomainCapabilitiesFlag> flags) {
        throw VirtException.unsupported(Host.class, "domainCapabilities");
    }
}
