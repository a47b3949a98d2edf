package io.kavirt.driver.qemu.facet;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.domain.DomainResources;
import io.kavirt.api.domain.MemoryFlag;
import io.kavirt.api.domain.VcpuFlag;
import io.kavirt.api.driver.Call;
import io.kavirt.api.driver.Prompt;
import io.kavirt.driver.qemu.guest.Guest;
import io.kavirt.driver.qemu.guest.Hypervisor;
import io.kavirt.driver.qemu.guest.JobGate;
import io.kavirt.driver.qemu.guest.ManagedDomain;
import io.kavirt.driver.qemu.guest.VcpuHotplug;
import io.kavirt.driver.qemu.json.Json;
import io.kavirt.model.domain.DomainDefinition;
import io.kavirt.model.domain.MemoryBalloon;
import io.kavirt.model.domain.Vcpu;
import io.kavirt.model.xml.Records;
import java.util.Set;

/** A domain's memory and processors. */
@SuppressWarnings("try") // A job is held while the block runs, and not used in it.
public final class QemuResources extends DomainFacet implements DomainResources {
    private static final String PERIPHERAL = "/machine/peripheral/";

    public QemuResources(Hypervisor hypervisor, Call call, ManagedDomain domain) {
        super(hypervisor, call, domain);
    }

    @Override
    @Prompt
    public long maxMemory() {
        return view().current().memoryKib();
    }

    @Override
    public void setMemoryFlags(long memory, Set<MemoryFlag> flags) {
        if (memory <= 0 || memory > Long.MAX_VALUE / 1024) {
            throw error(ErrorCode.INVALID_ARG, "Memory of " + memory + " KiB is not accepted: at least 1");
        }
        Impact impact = Impact.of(view(), flags.contains(MemoryFlag.LIVE), flags.contains(MemoryFlag.CONFIG));
        try (JobGate.Job job = job("set memory")) {
            if (flags.contains(MemoryFlag.MAXIMUM)) {
                setMaximum(memory, impact);
            } else {
                setCurrent(memory, impact);
            }
        }
    }

    private void setMaximum(long memory, Impact impact) {
        if (impact.live()) {
            throw invalid("The maximum memory of domain '" + domain.name()
                    + "' cannot be changed while it runs; its definition's can, with 'config'");
        }
        changeConfig(definition -> {
            long current = Math.min(definition.currentMemoryKib(), memory);
            return definition.withMemory(memory).withCurrentMemory(current);
        });
    }

    private void setCurrent(long memory, Impact impact) {
        if (impact.live()) {
            refuseAbove(memory, view().current().memoryKib());
        }
        if (impact.config()) {
            refuseAbove(memory, view().next().memoryKib());
        }
        if (impact.live()) {
            Guest guest = guest();
            balloon();
            guest.qmp().run("balloon", Json.object().put("value", memory * 1024).build());
        }
        if (impact.config()) {
            changeConfig(definition -> definition.withCurrentMemory(memory));
        }
    }

    private void refuseAbove(long memory, long maximum) {
        if (memory > maximum) {
            throw error(
                    ErrorCode.INVALID_ARG,
                    "Memory of " + memory + " KiB is more than the maximum of domain '" + domain.name() + "', "
                            + maximum + " KiB");
        }
    }

    private MemoryBalloon balloon() {
        return view().current()
                .devices()
                .first(MemoryBalloon.class)
                .filter(balloon -> balloon.model() != MemoryBalloon.Model.NONE)
                .orElseThrow(() -> error(
                        ErrorCode.OPERATION_UNSUPPORTED,
                        "Domain '" + domain.name() + "' has no memory balloon, so its memory is fixed while it runs"));
    }

    @Override
    public void setMemoryStatsPeriod(int period, Set<MemoryFlag> flags) {
        if (period < 0) {
            throw error(ErrorCode.INVALID_ARG, "A period of " + period + " s is not accepted: at least 0");
        }
        Impact impact = Impact.of(view(), flags.contains(MemoryFlag.LIVE), flags.contains(MemoryFlag.CONFIG));
        try (JobGate.Job job = job("set memory statistics period")) {
            if (impact.live()) {
                Guest guest = guest();
                MemoryBalloon balloon = balloon();
                if (balloon.alias() == null) {
                    throw invalid("The memory balloon of domain '" + domain.name() + "' has no name");
                }
                guest.qmp()
                        .run(
                                "qom-set",
                                Json.object()
                                        .put(
                                                "path",
                                                PERIPHERAL + balloon.alias().name())
                                        .put("property", "guest-stats-polling-interval")
                                        .put("value", period)
                                        .build());
                changeLive(guest, definition -> withPeriod(definition, period));
            }
            if (impact.config()) {
                changeConfig(definition -> withPeriod(definition, period));
            }
        }
    }

    private static DomainDefinition withPeriod(DomainDefinition definition, int period) {
        return definition.withDevices(definition
                .devices()
                .map(device -> device instanceof MemoryBalloon balloon
                        ? Records.with(balloon, "stats", period == 0 ? null : period)
                        : device));
    }

    @Override
    @Prompt
    public int maxVcpus() {
        return view().current().vcpu().count();
    }

    @Override
    @Prompt
    public int vcpusFlags(Set<VcpuFlag> flags) {
        refuseAgent(flags);
        Vcpu vcpu = Impact.read(view(), flags.contains(VcpuFlag.LIVE), flags.contains(VcpuFlag.CONFIG))
                .vcpu();
        return flags.contains(VcpuFlag.MAXIMUM) ? vcpu.count() : vcpu.online();
    }

    @Override
    public void setVcpusFlags(int vcpus, Set<VcpuFlag> flags) {
        refuseAgent(flags);
        if (vcpus <= 0) {
            throw error(ErrorCode.INVALID_ARG, vcpus + " vcpus are not accepted: at least 1");
        }
        Impact impact = Impact.of(view(), flags.contains(VcpuFlag.LIVE), flags.contains(VcpuFlag.CONFIG));
        try (JobGate.Job job = job("set vcpus")) {
            if (flags.contains(VcpuFlag.MAXIMUM)) {
                setMaximum(vcpus, impact);
                return;
            }
            if (impact.live()) {
                refuseAbove(vcpus, view().current().vcpu());
            }
            if (impact.config()) {
                refuseAbove(vcpus, view().next().vcpu());
            }
            if (impact.live()) {
                Guest guest = guest();
                new VcpuHotplug(guest, view().current()).change(vcpus);
                guest.kept().remove(VcpuThreads.KEPT);
                changeLive(guest, definition -> VcpuHotplug.with(definition, vcpus));
            }
            if (impact.config()) {
                changeConfig(definition -> withOnline(definition, vcpus));
            }
        }
    }

    private void setMaximum(int vcpus, Impact impact) {
        if (impact.live()) {
            throw invalid("The maximum number of vcpus of domain '" + domain.name()
                    + "' cannot be changed while it runs; its definition's can, with 'config'");
        }
        int limit = hypervisor
                .capabilitiesOf(requireConfig())
                .machine(String.valueOf(requireConfig().os().type().machine()))
                .map(machine -> machine.maxCpus())
                .orElse(Integer.MAX_VALUE);
        if (vcpus > limit) {
            throw error(
                    ErrorCode.INVALID_ARG,
                    vcpus + " vcpus are more than machine '"
                            + requireConfig().os().type().machine() + "' has: " + limit);
        }
        changeConfig(definition -> {
            Vcpu vcpu = definition.vcpu();
            int online = Math.min(vcpu.online(), vcpus);
            return definition
                    .withVcpu(new Vcpu(vcpu.placement(), vcpu.cpuset(), online, vcpus))
                    .withVcpus(java.util.List.of());
        });
    }

    private static DomainDefinition withOnline(DomainDefinition definition, int online) {
        Vcpu vcpu = definition.vcpu();
        return definition
                .withVcpu(new Vcpu(vcpu.placement(), vcpu.cpuset(), online, vcpu.count()))
                .withVcpus(java.util.List.of());
    }

    private void refuseAbove(int vcpus, Vcpu vcpu) {
        if (vcpus > vcpu.count()) {
            throw error(
                    ErrorCode.INVALID_ARG,
                    vcpus + " vcpus are more than the maximum of domain '" + domain.name() + "', " + vcpu.count());
        }
    }

    private void refuseAgent(Set<VcpuFlag> flags) {
        if (flags.contains(VcpuFlag.GUEST)) {
            throw error(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    "Vcpus cannot be changed through the guest agent; accepted: LIVE, CONFIG, MAXIMUM");
        }
        if (flags.contains(VcpuFlag.HOTPLUGGABLE) || flags.contains(VcpuFlag.ASYNC_UNPLUG)) {
            throw error(
                    ErrorCode.ARGUMENT_UNSUPPORTED,
                    "Flags HOTPLUGGABLE and ASYNC_UNPLUG are not supported; accepted: LIVE, CONFIG, MAXIMUM");
        }
    }
}
