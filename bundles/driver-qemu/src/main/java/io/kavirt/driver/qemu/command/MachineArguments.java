package io.kavirt.driver.qemu.command;

import io.kavirt.driver.qemu.capabilities.MachineType;
import io.kavirt.model.common.OnOff;
import io.kavirt.model.common.YesNo;
import io.kavirt.model.domain.Clock;
import io.kavirt.model.domain.DomainDefinition;
import io.kavirt.model.domain.Features;
import io.kavirt.model.domain.MemoryBacking;
import io.kavirt.model.domain.OperatingSystem;
import io.kavirt.model.domain.Sound;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The guest's name, firmware, machine and accelerator. */
final class MachineArguments {
    private MachineArguments() {}

    static void add(Line line) {
        line.add("-name", "guest=" + Line.escape(line.domain.name()) + ",debug-threads=on");
        line.add("-S");
        Firmware.addImages(line);
        line.add("-machine", machine(line));
        line.add("-accel", accelerator(line));
    }

    private static String machine(Line line) {
        DomainDefinition domain = line.domain;
        Features features = domain.features();
        StringBuilder text = new StringBuilder(line.machine()).append(",usb=off");
        if (features != null) {
            flag(text, "vmport", features.vmport());
            if (features.smm() != null) {
                flag(text, "smm", features.smm().state());
            }
            if (features.ioapic() != null) {
                text.append(",kernel_irqchip=").append(features.ioapic() == Features.IoApic.KVM ? "on" : "split");
            }
        }
        text.append(",dump-guest-core=").append(domain.memory().dumpCore() == OnOff.ON ? "on" : "off");
        MemoryBacking backing = domain.memoryBacking();
        if (backing != null && backing.nosharepages()) {
            text.append(",mem-merge=off");
        }
        text.append(Firmware.machineOptions(line));
        String ram = MemoryArguments.mainMemory(line);
        if (ram != null) {
            text.append(",memory-backend=").append(ram);
        }
        if (timer(domain, Clock.Name.HPET) == YesNo.NO) {
            text.append(",hpet=off");
        }
        if (timer(domain, Clock.Name.PIT) == YesNo.NO && (line.isI440fx() || line.isQ35())) {
            text.append(",pit=off");
        }
        if (features == null || !features.acpi()) {
            if (MachineType.isI440fx(line.machine()) || MachineType.isQ35(line.machine())) {
                text.append(",acpi=off");
            }
        }
        domain.devices().of(Sound.class).stream()
                .filter(sound -> sound.model() == Sound.Model.PCSPK)
                .findFirst()
                .ifPresent(sound -> text.append(",pcspk-audiodev=").append(SoundDevice.audiodev(sound)));
        return text.toString();
    }

    private static void flag(StringBuilder text, String name, @Nullable OnOff value) {
        if (value != null) {
            text.append(',').append(name).append('=').append(value.name().toLowerCase(Locale.ROOT));
        }
    }

    private static @Nullable YesNo timer(DomainDefinition domain, Clock.Name name) {
        return domain.clock().timers().stream()
                .filter(timer -> timer.name() == name)
                .findFirst()
                .map(Clock.Timer::present)
                .orElse(null);
    }

    private static String accelerator(Line line) {
        Features features = line.domain.features();
        if (line.isKvm()) {
            Features.Kvm kvm = features == null ? null : features.kvm();
            boolean ring =
                    kvm != null && kvm.dirtyRing() != null && kvm.dirtyRing().state() == OnOff.ON;
            return ring ? "kvm,dirty-ring-size=" + kvm.dirtyRing().size() : "kvm";
        }
        Features.Tcg tcg = features == null ? null : features.tcg();
        return tcg != null && tcg.tbCache() != null ? "tcg,tb-size=" + tcg.tbCache() / 1024 : "tcg";
    }

    /** Firmware images. */
    static final class Firmware {
        private Firmware() {}

        private static boolean isFlash(OperatingSystem os) {
            return os.loader() != null && os.loader().type() == OperatingSystem.LoaderType.PFLASH;
        }

        static void addImages(Line line) {
            OperatingSystem os = line.domain.os();
            if (!isFlash(os) || os.loader() == null || os.loader().path() == null) {
                return;
            }
            boolean readonly = os.loader().readonly() != YesNo.NO;
            image(line, "libvirt-pflash0", os.loader().path(), readonly);
            String nvram = nvram(os);
            if (nvram != null) {
                image(line, "libvirt-pflash1", nvram, false);
            }
        }

        private static void image(Line line, String node, String path, boolean readonly) {
            line.add(
                    "-blockdev",
                    Props.driver("file")
                            .put("filename", path)
                            .put("node-name", node + "-storage")
                            .put("auto-read-only", true)
                            .put("discard", "unmap"));
            line.add(
                    "-blockdev",
                    Props.of("node-name", node + "-format")
                            .put("read-only", readonly)
                            .put("driver", "raw")
                            .put("file", node + "-storage"));
        }

        static @Nullable String nvram(OperatingSystem os) {
            return os.nvram() == null
                    ? null
                    : os.nvram().source() != null
                            ? os.nvram().source().file()
                            : os.nvram().path();
        }

        static String machineOptions(Line line) {
            OperatingSystem os = line.domain.os();
            if (!isFlash(os)) {
                return "";
            }
            return ",pflash0=libvirt-pflash0-format" + (nvram(os) == null ? "" : ",pflash1=libvirt-pflash1-format");
        }
    }
}
