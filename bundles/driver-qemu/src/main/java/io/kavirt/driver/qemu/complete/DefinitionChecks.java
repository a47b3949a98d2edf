package io.kavirt.driver.qemu.complete;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.driver.qemu.capabilities.MachineType;
import io.kavirt.driver.qemu.capabilities.QemuCapabilities;
import io.kavirt.model.domain.Cpu;
import io.kavirt.model.domain.Disk;
import io.kavirt.model.domain.DomainDefinition;
import io.kavirt.model.domain.NetworkInterface;
import java.util.List;

/** What no start could make good, so that a document is refused when it comes in and not when its guest is needed. */
public final class DefinitionChecks {
    private static final List<String> FORMATS = List.of(
            "raw",
            "qcow2",
            "qcow",
            "qed",
            "vmdk",
            "vdi",
            "vpc",
            "vhd",
            "vhdx",
            "iso",
            "fat",
            "dmg",
            "cloop",
            "bochs",
            "ploop",
            "parallels",
            "luks");

    private DefinitionChecks() {}

    /**
     * Looks at the processors, disks and interfaces of a complete document.
     *
     * @throws VirtException CONFIG_UNSUPPORTED for what QEMU does not do; XML_ERROR for what is not there or makes no sense
     */
    public static void check(DomainDefinition domain, QemuCapabilities qemu) {
        vcpus(domain, qemu);
        domain.devices().disks().forEach(DefinitionChecks::disk);
        domain.devices().interfaces().forEach(DefinitionChecks::net);
    }

    private static void vcpus(DomainDefinition domain, QemuCapabilities qemu) {
        int count = domain.vcpu().count();
        String name = String.valueOf(domain.os().type().machine());
        int maximum = qemu.machine(name).map(MachineType::maxCpus).orElse(Integer.MAX_VALUE);
        if (count > maximum) {
            throw refusal(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "machine '" + name + "' has at most " + maximum + " processors; <vcpu> asks for " + count);
        }
        Cpu cpu = domain.cpu();
        Cpu.Topology topology = cpu == null ? null : cpu.topology();
        if (topology != null && topology.count() != count) {
            throw refusal(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "cpu topology makes " + topology.count() + " processors, but <vcpu> says " + count
                            + "; both must be the same");
        }
    }

    private static void disk(Disk disk) {
        String format = disk.driver() == null ? null : disk.driver().type();
        if (format != null && !FORMATS.contains(format)) {
            throw refusal(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "disk " + disk.target().dev() + ": format '" + format + "' is not known; accepted: "
                            + String.join(", ", FORMATS));
        }
    }

    private static void net(NetworkInterface net) {
        if (net.mac() != null && net.mac().address().isMulticast()) {
            throw refusal(
                    ErrorCode.XML_ERROR,
                    "interface address '" + net.mac().address()
                            + "' is a multicast address; accepted: one whose first byte is even");
        }
        boolean bridge = net.type() == NetworkInterface.Type.BRIDGE;
        if (bridge && (net.source() == null || net.source().bridge() == null)) {
            throw refusal(
                    ErrorCode.XML_ERROR,
                    "interface of type 'bridge' names no bridge; <source bridge='...'/> is needed");
        }
    }

    private static VirtException refusal(ErrorCode code, String message) {
        return new VirtException(code, ErrorDomain.QEMU, message);
    }
}
