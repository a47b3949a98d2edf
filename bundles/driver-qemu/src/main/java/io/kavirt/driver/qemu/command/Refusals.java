package io.kavirt.driver.qemu.command;

import io.kavirt.model.common.OnOff;
import io.kavirt.model.common.YesNo;
import io.kavirt.model.domain.Clock;
import io.kavirt.model.domain.Device;
import io.kavirt.model.domain.DomainDefinition;
import io.kavirt.model.domain.Features;
import io.kavirt.model.domain.MemoryBacking;
import io.kavirt.model.domain.OperatingSystem;
import io.kavirt.model.domain.PerfEvent;
import io.kavirt.model.domain.SecurityLabel;
import io.kavirt.model.domain.Vcpu;
import io.kavirt.model.xml.Element;
import io.kavirt.model.xml.ForeignElement;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Refuses what a document asks for and this driver does not do, so that nothing is dropped in silence. */
final class Refusals {
    private Refusals() {}

    static void check(Line line) {
        DomainDefinition domain = line.domain;
        for (Device device : domain.devices().list()) {
            if (!DeviceRegistry.builds(device)) {
                throw Line.unsupported("device <" + element(device) + "> is not supported by this driver; accepted: "
                        + DeviceRegistry.elements());
            }
        }
        host(domain);
        os(domain.os());
        memory(domain);
        Features features = domain.features();
        if (features != null) {
            features(features);
        }
        domain.extensions().forEach(extension -> {
            if (extension instanceof ForeignElement foreign) {
                boolean qemu = foreign.namespace().equals(QemuNamespace.URI);
                if (qemu) {
                    throw Line.unsupported(
                            "element of namespace " + QemuNamespace.URI + " is not supported; accepted: commandline");
                }
            }
        });
    }

    static String element(Device device) {
        Element element = device.getClass().getAnnotation(Element.class);
        if (element != null) {
            return element.value();
        }
        for (Class<?> type : device.getClass().getInterfaces()) {
            Element inherited = type.getAnnotation(Element.class);
            if (inherited != null) {
                return inherited.value();
            }
        }
        return device.getClass().getSimpleName();
    }

    private static void host(DomainDefinition domain) {
        refuse("<blkiotune>", domain.blkiotune());
        refuse("<memtune>", domain.memtune());
        refuse("<cputune>", domain.cputune());
        refuse("<numatune>", domain.numatune());
        refuse("<keywrap>", domain.keywrap());
        refuse("<launchSecurity>", domain.launchSecurity());
        refuse("<defaultiothread>", domain.defaultIoThread());
        refuse("<bootloader>", domain.bootloader());
        refuse("<idmap>", domain.idmap());
        refuse("<vcpu cpuset='...'>", domain.vcpu().cpuset());
        refuse(
                "<fibrechannel>",
                domain.resource() == null ? null : domain.resource().fibreChannel());
        for (PerfEvent event : domain.perf()) {
            if (event.enabled() == YesNo.YES) {
                throw Line.unsupported("perf event '" + event.name() + "' is not supported; accepted: enabled='no'");
            }
        }
        for (SecurityLabel label : domain.seclabels()) {
            if (label.type() == SecurityLabel.Type.STATIC) {
                throw Line.unsupported("<seclabel type='static'> is not supported; accepted: none, dynamic");
            }
        }
        for (Clock.Timer timer : domain.clock().timers()) {
            timer(timer);
        }
        if (domain.vcpu().placement() == Vcpu.Placement.AUTO) {
            throw Line.unsupported("<vcpu placement='auto'> is not supported; accepted: static");
        }
    }

    private static void timer(Clock.Timer timer) {
        String name = timer.name().name().toLowerCase(Locale.ROOT);
        if (timer.name() == Clock.Name.PLATFORM || timer.name() == Clock.Name.ARM_VTIMER) {
            throw Line.unsupported(
                    "timer '" + name + "' is not supported; accepted: rtc, pit, hpet, tsc, kvmclock, hypervclock");
        }
        refuse("<catchup> of timer '" + name + "'", timer.catchup());
        refuse("mode of timer '" + name + "'", timer.mode());
        if (timer.name() == Clock.Name.RTC && timer.present() == YesNo.NO) {
            throw Line.unsupported("timer 'rtc' cannot be left out; accepted: present='yes'");
        }
        if (timer.name() == Clock.Name.HPET && timer.tickpolicy() != null) {
            throw Line.unsupported("tickpolicy of timer 'hpet' is not supported");
        }
    }

    private static void os(OperatingSystem os) {
        if (os.firmware() != null) {
            throw Line.unsupported("<os firmware='" + os.firmware().name().toLowerCase(Locale.ROOT)
                    + "'> is not supported; name the image in <loader>");
        }
        if (os.smbios() == OperatingSystem.SmbiosMode.HOST) {
            throw Line.unsupported("<smbios mode='host'> is not supported; accepted: emulate, sysinfo");
        }
        if (os.bios() != null && os.bios().useserial() == YesNo.YES) {
            throw Line.unsupported("<bios useserial='yes'> is not supported");
        }
        if (os.nvram() != null
                && os.nvram().source() != null
                && os.nvram().source().file() == null) {
            throw Line.unsupported("<nvram> of this type is not supported; accepted: file");
        }
    }

    private static void memory(DomainDefinition domain) {
        MemoryBacking backing = domain.memoryBacking();
        if (backing == null) {
            return;
        }
        refuse("<hugepages>", backing.hugepages());
        if (backing.source() == MemoryBacking.Source.FILE) {
            throw Line.unsupported("memory source type 'file' is not supported; accepted: anonymous, memfd");
        }
        if (backing.discard()) {
            throw Line.unsupported("<discard/> of <memoryBacking> is not supported");
        }
    }

    private static void features(Features features) {
        refuse("<gic>", features.gic());
        refuse("<hpt>", features.hpt());
        refuse("<htm>", features.htm());
        refuse("<nested-hv>", features.nestedHv());
        refuse("<ccf-assist>", features.ccfAssist());
        refuse("<cfpc>", features.cfpc());
        refuse("<sbbc>", features.sbbc());
        refuse("<ibs>", features.ibs());
        refuse("<xen>", features.xen());
        refuse("<capabilities>", features.capabilities());
        refuse("<msrs>", features.msrs());
        if (features.smm() != null && features.smm().tseg() != null) {
            throw Line.unsupported("<tseg> of <smm> is not supported");
        }
        if (features.hap() == OnOff.OFF) {
            throw Line.unsupported("<hap state='off'> is not supported; accepted: on");
        }
    }

    private static void refuse(String element, @Nullable Object value) {
        if (value != null) {
            throw Line.unsupported(element + " is not supported by this driver; leave it out");
        }
    }
}
