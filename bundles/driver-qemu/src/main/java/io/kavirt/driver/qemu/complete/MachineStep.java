package io.kavirt.driver.qemu.complete;

import io.kavirt.driver.qemu.capabilities.Architectures;
import io.kavirt.driver.qemu.capabilities.MachineType;
import io.kavirt.driver.qemu.capabilities.QemuCapabilities;
import io.kavirt.model.common.OnOff;
import io.kavirt.model.domain.Cpu;
import io.kavirt.model.domain.DomainDefinition;
import io.kavirt.model.domain.GenId;
import io.kavirt.model.domain.OperatingSystem;
import io.kavirt.model.domain.OperatingSystem.BootDevice;
import io.kavirt.model.xml.Records;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Chooses architecture, machine, emulator, boot order and processor. */
final class MachineStep {
    private MachineStep() {}

    static void apply(Draft draft, RandomGenerator random) {
        DomainDefinition domain = draft.domain;
        if (!draft.qemu.supports(domain.type())) {
            throw Draft.unsupported("domain type '" + domain.type() + "' is not supported by "
                    + draft.qemu.binary().path() + " on this host; accepted: qemu" + (draft.qemu.kvm() ? ", kvm" : ""));
        }
        if (domain.uuid() == null) {
            domain = domain.withUuid(uuid(random));
        }
        GenId genid = domain.genid();
        if (genid != null && genid.uuid() == null) {
            domain = domain.withGenid(new GenId(uuid(random)));
        }
        OperatingSystem os = os(domain.os(), draft.qemu);
        if (os.boot().isEmpty()
                && domain.devices().list().stream().noneMatch(d -> d.info().boot() != null)) {
            os = os.withBoot(List.of(BootDevice.HD));
        }
        domain = domain.withOs(os);
        if (domain.devices().emulator() == null) {
            domain = domain.withDevices(
                    domain.devices().withEmulator(draft.qemu.binary().path().toString()));
        }
        draft.domain = domain.withCpu(cpu(domain, draft.qemu));
    }

    private static OperatingSystem os(OperatingSystem os, QemuCapabilities qemu) {
        OperatingSystem.Type type = os.type();
        if (!type.text().equals("hvm")) {
            throw Draft.unsupported("os type '" + type.text() + "' is not supported by the QEMU driver; accepted: hvm");
        }
        String arch = type.arch() == null ? qemu.arch() : type.arch();
        boolean narrower =
                Architectures.target(arch).equals("i386") && qemu.arch().equals("x86_64");
        if (!narrower && !Architectures.target(arch).equals(Architectures.target(qemu.arch()))) {
            throw Draft.unsupported("architecture '" + arch + "' is not emulated by "
                    + qemu.binary().path() + "; accepted: " + qemu.arch());
        }
        String wanted = type.machine();
        MachineType machine = (wanted == null ? qemu.defaultMachine() : qemu.machine(wanted))
                .orElseThrow(() -> Draft.unsupported("machine '" + wanted + "' is not emulated by "
                        + qemu.binary().path() + "; accepted: " + qemu.machineNames()));
        return os.withType(new OperatingSystem.Type(arch, machine.name(), type.text()));
    }

    static @Nullable Cpu cpu(DomainDefinition domain, QemuCapabilities qemu) {
        Cpu cpu = domain.cpu();
        if (cpu == null) {
            cpu = Cpu.NONE;
        }
        if (cpu.mode() == null && cpu.model() == null) {
            return defaultCpu(cpu, domain, qemu);
        }
        if (!Architectures.isX86(qemu.arch())) {
            return cpu;
        }
        Cpu.Mode mode = cpu.mode() == null ? Cpu.Mode.CUSTOM : cpu.mode();
        cpu = Records.with(cpu, "mode", mode);
        boolean passed = mode == Cpu.Mode.HOST_PASSTHROUGH || mode == Cpu.Mode.MAXIMUM;
        if (mode == Cpu.Mode.CUSTOM && cpu.match() == null) {
            cpu = Records.with(cpu, "match", Cpu.Match.EXACT);
        }
        if (cpu.check() == null) {
            // There is nothing to compare an emulated processor with.
            boolean emulated = mode == Cpu.Mode.CUSTOM && !domain.type().equals("kvm");
            cpu = cpu.withCheck(passed || emulated ? Cpu.Check.NONE : Cpu.Check.PARTIAL);
        }
        if (passed && cpu.migratable() == null) {
            cpu = Records.with(cpu, "migratable", OnOff.ON);
        }
        Cpu.Model model = cpu.model();
        if (model != null && model.fallback() == null) {
            cpu = cpu.withModel(new Cpu.Model(Cpu.Fallback.ALLOW, model.vendorId(), model.name()));
        }
        return cpu;
    }

    private static @Nullable Cpu defaultCpu(Cpu cpu, DomainDefinition domain, QemuCapabilities qemu) {
        String machine = domain.os().type().machine();
        String type = machine == null
                ? null
                : qemu.machine(machine).map(MachineType::defaultCpu).orElse(null);
        if (type == null || !Architectures.isX86(qemu.arch())) {
            return domain.cpu();
        }
        // QOM types of processors are the model's name and "-ARCH-cpu".
        String name = type.replaceFirst("-(x86_64|i386)-cpu$", "");
        Cpu chosen = Records.with(cpu, "mode", Cpu.Mode.CUSTOM);
        chosen = Records.with(chosen, "match", Cpu.Match.EXACT);
        return chosen.withCheck(Cpu.Check.NONE).withModel(new Cpu.Model(Cpu.Fallback.FORBID, null, name));
    }

    static UUID uuid(RandomGenerator random) {
        long high = (random.nextLong() & 0xffffffffffff0fffL) | 0x4000L;
        long low = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
