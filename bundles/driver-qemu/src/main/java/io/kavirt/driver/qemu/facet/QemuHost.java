package io.kavirt.driver.qemu.facet;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.NoFlag;
import io.kavirt.api.VirtException;
import io.kavirt.api.driver.Call;
import io.kavirt.api.driver.Prompt;
import io.kavirt.api.host.DomainCapabilitiesFlag;
import io.kavirt.api.host.Host;
import io.kavirt.api.host.NodeInfo;
import io.kavirt.api.host.SecurityModel;
import io.kavirt.driver.qemu.capabilities.CpuModel;
import io.kavirt.driver.qemu.capabilities.DomainDocument;
import io.kavirt.driver.qemu.capabilities.HostDocument;
import io.kavirt.driver.qemu.capabilities.MachineType;
import io.kavirt.driver.qemu.capabilities.QemuCapabilities;
import io.kavirt.driver.qemu.guest.Hypervisor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The host, and what QEMU can do on it. */
public final class QemuHost implements Host {
    private static final int MODEL_LENGTH = 31;

    private final Hypervisor hypervisor;

    public QemuHost(Hypervisor hypervisor, Call call) {
        this.hypervisor = hypervisor;
    }

    @Override
    @Prompt
    public String type() {
        return "QEMU";
    }

    @Override
    public long version() {
        return preferred().map(found -> found.version().number()).orElse(0L);
    }

    private Optional<QemuCapabilities> preferred() {
        if (hypervisor.settings().emulator().isPresent()) {
            return Optional.of(hypervisor
                    .capabilities()
                    .of(hypervisor.settings().emulator().get()));
        }
        return hypervisor
                .capabilities()
                .get(hypervisor.host().architecture())
                .or(() -> hypervisor.capabilities().all().stream().findFirst());
    }

    @Override
    public int maxVcpus(@Nullable String type) {
        if (type != null && !type.equalsIgnoreCase("qemu") && !type.equalsIgnoreCase("kvm")) {
            throw invalid("Virtualization type '" + type + "' is not supported; accepted: qemu, kvm");
        }
        return preferred().stream()
                .flatMap(found -> found.defaultMachine().stream())
                .mapToInt(MachineType::maxCpus)
                .findFirst()
                .orElse(1);
    }

    @Override
    public NodeInfo nodeInfo() {
        io.kavirt.linux.host.NodeInfo node = hypervisor.host().node();
        String model = node.model().length() > MODEL_LENGTH ? node.model().substring(0, MODEL_LENGTH) : node.model();
        return new NodeInfo(
                model,
                node.memoryKib(),
                node.cpus(),
                node.mhz(),
                node.nodes(),
                node.sockets(),
                node.cores(),
                node.threads());
    }

    @Override
    public String capabilities() {
        return HostDocument.of(hypervisor.host(), hypervisor.capabilities().all());
    }

    @Override
    public String hostname() {
        return hypervisor.host().hostname();
    }

    @Override
    public long nodeFreeMemory() {
        return hypervisor.host().memory().freeKib() * 1024;
    }

    @Override
    @Prompt
    public SecurityModel nodeSecurityModel() {
        return new SecurityModel("none", "0");
    }

    @Override
    public List<String> cpuModelNames(String arch, Set<NoFlag> flags) {
        QemuCapabilities found = hypervisor
                .capabilities()
                .get(arch)
                .orElseThrow(() -> invalid("There is no emulator for architecture '" + arch + "' on this host"));
        return found.cpus("qemu").stream()
                .filter(CpuModel::isNamed)
                .map(CpuModel::name)
                .sorted()
                .toList();
    }

    @Override
    public String domainCapabilities(
            @Nullable String emulator,
            @Nullable String arch,
            @Nullable String machine,
            @Nullable String virtType,
            Set<DomainCapabilitiesFlag> flags) {
        if (!flags.isEmpty()) {
            throw new VirtException(
                    ErrorCode.ARGUMENT_UNSUPPORTED, ErrorDomain.QEMU, "Flags " + flags + " are not supported");
        }
        QemuCapabilities found = emulator != null
                ? hypervisor.capabilities().of(Path.of(emulator))
                : arch == null
                        ? preferred().orElseThrow(() -> invalid("There is no emulator on this host"))
                        : hypervisor
                                .capabilities()
                                .get(arch)
                                .orElseThrow(() ->
                                        invalid("There is no emulator for architecture '" + arch + "' on this host"));
        if (arch != null && !arch.equals(found.arch())) {
            throw invalid("Emulator '" + emulator + "' is for architecture '" + found.arch() + "', not '" + arch + "'");
        }
        return DomainDocument.of(found, machine, virtType);
    }

    private static VirtException invalid(String message) {
        return new VirtException(ErrorCode.INVALID_ARG, ErrorDomain.QEMU, message);
    }
}
