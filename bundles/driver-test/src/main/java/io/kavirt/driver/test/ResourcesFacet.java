package io.kavirt.driver.test;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.domain.DomainResources;
import io.kavirt.api.domain.MemoryFlag;
import io.kavirt.api.domain.VcpuFlag;
import io.kavirt.api.driver.Prompt;
import io.kavirt.model.domain.Device;
import io.kavirt.model.domain.DomainDefinition;
import io.kavirt.model.domain.MemoryBalloon;
import io.kavirt.model.domain.Vcpu;
import io.kavirt.model.xml.Records;
import java.util.EnumSet;
import java.util.Set;

/** Memory and processors. */
@Prompt
final class ResourcesFacet implements DomainResources {
    private static final Set<VcpuFlag> VCPU = EnumSet.of(VcpuFlag.LIVE, VcpuFlag.CONFIG, VcpuFlag.MAXIMUM);

    private final TestDomain domain;

    ResourcesFacet(TestDomain domain) {
        this.domain = domain;
    }

    @Override
    public long maxMemory() {
        return domain.now().definition().memoryKib();
    }

    @Override
    public void setMemoryFlags(long memory, Set<MemoryFlag> flags) {
        if (memory <= 0) {
            throw Refusal.of(
                    ErrorCode.INVALID_ARG, "memory in virDomainSetMemoryFlags must not be zero: " + memory + " KiB");
        }
        boolean maximum = flags.contains(MemoryFlag.MAXIMUM);
        domain.change(before -> {
            Targets targets = targets(before, flags);
            if (maximum && targets.live()) {
                throw Refusal.invalidOperation("cannot resize the maximum memory on an active domain: '" + before.name()
                        + "' runs with " + before.definition().memoryKib() + " KiB");
            }
            return targets.apply(
                    before, definition -> maximum ? withMaximum(definition, memory) : withCurrent(definition, memory));
        });
    }

    private static DomainDefinition withMaximum(DomainDefinition definition, long memory) {
        return definition
                .withCurrentMemory(Math.min(memory, definition.currentMemoryKib()))
                .withMemory(memory);
    }

    private static DomainDefinition withCurrent(DomainDefinition definition, long memory) {
        if (memory > definition.memoryKib()) {
            throw Refusal.invalidArgument("cannot set memory higher than max memory: " + memory + " KiB, at most "
                    + definition.memoryKib() + " KiB");
        }
        return definition.withCurrentMemory(memory);
    }

    private static Targets targets(Snapshot domain, Set<MemoryFlag> flags) {
        return Targets.of(domain, flags.contains(MemoryFlag.LIVE), flags.contains(MemoryFlag.CONFIG));
    }

    @Override
    public void setMemoryStatsPeriod(int period, Set<MemoryFlag> flags) {
        if (period < 0) {
            throw Refusal.of(
                    ErrorCode.INVALID_ARG,
                    "period in virDomainSetMemoryStatsPeriod must be zero or greater: " + period + " seconds");
        }
        Refusal.flags("setMemoryStatsPeriod", flags, EnumSet.of(MemoryFlag.LIVE, MemoryFlag.CONFIG));
        domain.change(
                before -> targets(before, flags).apply(before, definition -> withStatsPeriod(definition, period)));
    }

    private static DomainDefinition withStatsPeriod(DomainDefinition definition, int period) {
        boolean has = definition
                .devices()
                .first(MemoryBalloon.class)
                .filter(balloon -> balloon.model() != MemoryBalloon.Model.NONE)
                .isPresent();
        if (!has) {
            throw Refusal.invalidOperation("No memory balloon device configured, can not set the collection period: '"
                    + definition.name() + "' has none");
        }
        return definition.withDevices(definition.devices().map(device -> withPeriod(device, period)));
    }

    private static Device withPeriod(Device device, int period) {
        return device instanceof MemoryBalloon balloon
                ? Records.with(balloon, "stats", period == 0 ? null : period)
                : device;
    }

    @Override
    public int maxVcpus() {
        return domain.active().definition().vcpu().count();
    }

    @Override
    public void setVcpusFlags(int vcpus, Set<VcpuFlag> flags) {
        Refusal.flags("setVcpusFlags", flags, VCPU);
        if (vcpus <= 0) {
            throw Refusal.of(ErrorCode.INVALID_ARG, "nvcpus in virDomainSetVcpusFlags must not be zero: " + vcpus);
        }
        boolean maximum = flags.contains(VcpuFlag.MAXIMUM);
        if (maximum && (flags.contains(VcpuFlag.LIVE) || !flags.contains(VcpuFlag.CONFIG))) {
            throw Refusal.of(
                    ErrorCode.INVALID_ARG,
                    "Flag 'VIR_DOMAIN_AFFECT_CONFIG' is required by flag 'VIR_DOMAIN_VCPU_MAXIMUM', and no other: "
                            + flags);
        }
        if (vcpus > HostFacet.MAX_VCPUS) {
            throw Refusal.invalidArgument("requested cpu amount exceeds maximum supported amount (" + vcpus + " > "
                    + HostFacet.MAX_VCPUS + ")");
        }
        domain.change(before -> Targets.of(before, flags.contains(VcpuFlag.LIVE), flags.contains(VcpuFlag.CONFIG))
                .apply(
                        before,
                        definition -> maximum ? withMaximum(definition, vcpus) : withCurrent(definition, vcpus)));
    }

    private static DomainDefinition withMaximum(DomainDefinition definition, int vcpus) {
        Vcpu before = definition.vcpu();
        int current = Math.min(vcpus, InspectionFacet.currentVcpus(definition));
        return definition.withVcpu(new Vcpu(before.placement(), before.cpuset(), current, vcpus));
    }

    private static DomainDefinition withCurrent(DomainDefinition definition, int vcpus) {
        Vcpu before = definition.vcpu();
        if (vcpus > before.count()) {
            throw Refusal.invalidArgument(
                    "requested cpu amount exceeds maximum (" + vcpus + " > " + before.count() + ")");
        }
        return definition.withVcpu(new Vcpu(before.placement(), before.cpuset(), vcpus, before.count()));
    }

    @Override
    public int vcpusFlags(Set<VcpuFlag> flags) {
        Refusal.flags("vcpusFlags", flags, VCPU);
        DomainDefinition definition =
                Targets.read(domain.now(), flags.contains(VcpuFlag.LIVE), flags.contains(VcpuFlag.CONFIG));
        return flags.contains(VcpuFlag.MAXIMUM) ? definition.vcpu().count() : InspectionFacet.currentVcpus(definition);
    }
}
