package io.kavirt.driver.qemu.command;

import io.kavirt.model.common.OnOff;
import io.kavirt.model.common.YesNo;
import io.kavirt.model.domain.Clock;
import io.kavirt.model.domain.Cpu;
import io.kavirt.model.domain.Features;
import io.kavirt.model.domain.HyperV;
import io.kavirt.model.domain.Panic;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The guest's processor and what it is told about the hypervisor. */
final class CpuArguments {
    private final StringBuilder text = new StringBuilder();

    private CpuArguments() {}

    static void add(Line line) {
        CpuArguments cpu = new CpuArguments();
        cpu.model(line);
        cpu.timers(line);
        Features features = line.domain.features();
        if (features != null) {
            cpu.features(features);
        }
        boolean crash = line.domain.devices().of(Panic.class).stream().anyMatch(p -> p.model() == Panic.Model.HYPERV);
        if (crash) {
            cpu.text.append(",hv-crash");
        }
        cpu.details(line);
        if (!cpu.text.isEmpty()) {
            line.add("-cpu", cpu.text.toString());
        }
    }

    private void model(Line line) {
        Cpu cpu = line.domain.cpu();
        Cpu.Mode mode = cpu == null ? null : cpu.mode();
        if (cpu == null || (mode == null && cpu.model() == null)) {
            String machine = line.machine();
            line.qemu.machine(machine).ifPresent(type -> {
                if (type.defaultCpu() != null) {
                    text.append(type.defaultCpu().replaceFirst("-(x86_64|i386)-cpu$", ""));
                }
            });
            return;
        }
        if (mode == Cpu.Mode.HOST_PASSTHROUGH) {
            if (!line.isKvm()) {
                throw Line.unsupported("cpu mode 'host-passthrough' needs domain type 'kvm'; accepted for '"
                        + line.domain.type() + "': custom, maximum");
            }
            text.append("host");
        } else if (mode == Cpu.Mode.MAXIMUM) {
            text.append("max");
        } else if (mode == Cpu.Mode.HOST_MODEL) {
            throw Line.unsupported(
                    "cpu mode 'host-model' is not supported; accepted: custom, maximum, host-passthrough with kvm");
        } else {
            text.append(modelName(line, cpu));
        }
        if ((mode == Cpu.Mode.HOST_PASSTHROUGH || mode == Cpu.Mode.MAXIMUM) && cpu.migratable() != null) {
            flag("migratable", cpu.migratable());
        }
        for (Cpu.Feature feature : cpu.features()) {
            boolean off = feature.policy() == Cpu.Policy.DISABLE || feature.policy() == Cpu.Policy.FORBID;
            text.append(',').append(featureName(feature.name())).append(off ? "=off" : "=on");
        }
        if (cpu.model() != null && cpu.model().vendorId() != null) {
            text.append(",vendor=").append(cpu.model().vendorId());
        }
    }

    private static String modelName(Line line, Cpu cpu) {
        String name = cpu.model() == null ? null : cpu.model().name();
        if (name == null || name.isBlank()) {
            throw Line.unsupported("cpu mode 'custom' needs a <model>");
        }
        boolean known = line.qemu.cpus().stream().anyMatch(model -> model.name().equals(name))
                || line.qemu.kvmCpus().stream().anyMatch(model -> model.name().equals(name));
        if (!known) {
            throw Line.unsupported("cpu model '" + name + "' is not known to "
                    + line.qemu.binary().path() + "; accepted: "
                    + String.join(
                            ", ",
                            line.qemu.cpus().stream()
                                    .filter(model -> model.isNamed())
                                    .map(model -> model.name())
                                    .toList()));
        }
        return name;
    }

    /** QEMU writes some features in other letters than documents do. */
    private static String featureName(String name) {
        return switch (name) {
            case "cmp_legacy", "fxsr_opt", "lahf_lm", "nodeid_msr", "perfctr_core", "perfctr_nb", "tsc_adjust" ->
                name.replace('_', '-');
            case "pclmuldq" -> "pclmulqdq";
            default -> name;
        };
    }

    private void timers(Line line) {
        for (Clock.Timer timer : line.domain.clock().timers()) {
            if (timer.name() == Clock.Name.KVMCLOCK && timer.present() != null) {
                flag("kvmclock", timer.present() == YesNo.YES);
            } else if (timer.name() == Clock.Name.HYPERVCLOCK && timer.present() == YesNo.YES) {
                flag("hv-time", true);
            } else if (timer.name() == Clock.Name.TSC && timer.frequency() != null) {
                text.append(",tsc-frequency=").append(timer.frequency());
            }
        }
    }

    private void features(Features features) {
        if (features.apic() != null) {
            flag("kvm-pv-eoi", features.apic().eoi());
        }
        flag("kvm-pv-unhalt", features.pvspinlock());
        if (features.hyperv() != null) {
            hyperv(features.hyperv());
        }
        Features.Kvm kvm = features.kvm();
        if (kvm != null) {
            if (kvm.hidden() == OnOff.ON) {
                flag("kvm", false);
            }
            on("kvm-hint-dedicated", kvm.hintDedicated());
            on("kvm-poll-control", kvm.pollControl());
            if (kvm.pvIpi() == OnOff.OFF) {
                flag("kvm-pv-ipi", false);
            }
        }
        flag("pmu", features.pmu());
    }

    private void hyperv(HyperV hyperv) {
        if (hyperv.mode() == HyperV.Mode.PASSTHROUGH) {
            flag("hv-passthrough", true);
        }
        on("hv-relaxed", hyperv.relaxed());
        on("hv-vapic", hyperv.vapic());
        if (hyperv.spinlocks() != null && hyperv.spinlocks().state() == OnOff.ON) {
            Long retries = hyperv.spinlocks().retries();
            text.append(",hv-spinlocks=0x").append(Long.toHexString(retries == null ? 0xffffffffL : retries));
        }
        on("hv-vpindex", hyperv.vpindex());
        on("hv-runtime", hyperv.runtime());
        on("hv-synic", hyperv.synic());
        if (hyperv.stimer() != null && hyperv.stimer().state() == OnOff.ON) {
            flag("hv-stimer", true);
            on("hv-stimer-direct", hyperv.stimer().direct());
        }
        on("hv-reset", hyperv.reset());
        if (hyperv.vendorId() != null
                && hyperv.vendorId().state() == OnOff.ON
                && hyperv.vendorId().value() != null) {
            text.append(",hv-vendor-id=").append(Line.escape(hyperv.vendorId().value()));
        }
        on("hv-frequencies", hyperv.frequencies());
        on("hv-reenlightenment", hyperv.reenlightenment());
        on("hv-tlbflush", hyperv.tlbflush());
        on("hv-ipi", hyperv.ipi());
        on("hv-evmcs", hyperv.evmcs());
        on("hv-avic", hyperv.avic());
    }

    private void details(Line line) {
        Cpu cpu = line.domain.cpu();
        if (cpu == null) {
            return;
        }
        if (cpu.cache() != null) {
            switch (cpu.cache().mode()) {
                case EMULATE -> text.append(",l3-cache=on");
                case PASSTHROUGH -> text.append(",host-cache-info=on,l3-cache=off");
                case DISABLE -> text.append(",host-cache-info=off,l3-cache=off");
            }
        }
        Cpu.MaxPhysAddr width = cpu.maxPhysAddr();
        if (width != null && width.mode() == Cpu.PhysAddrMode.PASSTHROUGH) {
            flag("host-phys-bits", true);
            if (width.limit() != null) {
                text.append(",host-phys-bits-limit=").append(width.limit());
            }
        } else if (width != null && width.bits() != null) {
            text.append(",phys-bits=").append(width.bits());
        }
    }

    private void flag(String name, boolean value) {
        text.append(',').append(name).append(value ? "=on" : "=off");
    }

    private void flag(String name, @Nullable OnOff value) {
        if (value != null) {
            text.append(',').append(name).append('=').append(value.name().toLowerCase(Locale.ROOT));
        }
    }

    private void on(String name, @Nullable OnOff value) {
        if (value == OnOff.ON) {
            flag(name, true);
        }
    }
}
