package io.kavirt.driver.qemu.command;

import io.kavirt.model.common.YesNo;
import io.kavirt.model.domain.Clock;
import io.kavirt.model.domain.DomainDefinition;
import io.kavirt.model.domain.LifecycleAction;
import io.kavirt.model.domain.OperatingSystem;
import io.kavirt.model.domain.PowerManagement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The clock, power management, and what is booted. */
final class BootArguments {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);

    private BootArguments() {}

    static void add(Line line) {
        clock(line);
        if (line.domain.onReboot() == LifecycleAction.DESTROY && line.domain.onPoweroff() == LifecycleAction.DESTROY) {
            line.add("-no-reboot");
        }
        line.add("-no-shutdown");
        power(line);
        boot(line);
    }

    private static void clock(Line line) {
        Clock clock = line.domain.clock();
        StringBuilder text = new StringBuilder("base=").append(base(line, clock));
        for (Clock.Timer timer : clock.timers()) {
            if (timer.name() == Clock.Name.RTC) {
                rtc(text, timer);
            }
        }
        line.add("-rtc", text.toString());
        for (Clock.Timer timer : clock.timers()) {
            if (timer.name() == Clock.Name.PIT && timer.tickpolicy() != null) {
                pit(line, timer.tickpolicy());
            }
        }
    }

    private static String base(Line line, Clock clock) {
        return switch (clock.offset()) {
            case UTC -> adjusted(line, clock, "utc");
            case LOCALTIME -> adjusted(line, clock, "localtime");
            case TIMEZONE -> {
                if (clock.timezone() != null) {
                    line.environment("TZ", clock.timezone());
                }
                yield "localtime";
            }
            case ABSOLUTE ->
                LocalDateTime.ofEpochSecond(clock.start() == null ? 0 : clock.start(), 0, ZoneOffset.UTC)
                        .format(DATE);
            case VARIABLE -> {
                boolean local = clock.basis() == Clock.Offset.LOCALTIME;
                ZoneId zone = local ? line.context.clock().getZone() : ZoneOffset.UTC;
                Instant now = line.context.clock().instant().plusSeconds(seconds(clock));
                yield LocalDateTime.ofInstant(now, zone).format(DATE);
            }
        };
    }

    private static String adjusted(Line line, Clock clock, String base) {
        if (clock.adjustment() == null || clock.adjustment().equals("reset")) {
            return base;
        }
        ZoneId zone = base.equals("localtime") ? line.context.clock().getZone() : ZoneOffset.UTC;
        return LocalDateTime.ofInstant(line.context.clock().instant().plusSeconds(seconds(clock)), zone)
                .format(DATE);
    }

    private static long seconds(Clock clock) {
        String text = clock.adjustment();
        if (text == null || text.equals("reset")) {
            return 0;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Line.unsupported("clock adjustment '" + text + "' is not a number of seconds, nor 'reset'");
        }
    }

    private static void rtc(StringBuilder text, Clock.Timer timer) {
        if (timer.track() != null) {
            text.append(",clock=")
                    .append(
                            switch (timer.track()) {
                                case BOOT, GUEST -> "vm";
                                case WALL -> "host";
                                case REALTIME -> "rt";
                            });
        }
        if (timer.tickpolicy() == Clock.TickPolicy.CATCHUP) {
            text.append(",driftfix=slew");
        } else if (timer.tickpolicy() != null && timer.tickpolicy() != Clock.TickPolicy.DELAY) {
            throw policy("rtc", timer.tickpolicy(), "delay, catchup");
        }
    }

    private static void pit(Line line, Clock.TickPolicy policy) {
        switch (policy) {
            case DELAY -> line.add("-global", "kvm-pit.lost_tick_policy=delay");
            case DISCARD -> line.add("-global", "kvm-pit.lost_tick_policy=discard");
            default -> throw policy("pit", policy, "delay, discard");
        }
    }

    private static RuntimeException policy(String timer, Clock.TickPolicy policy, String accepted) {
        return Line.unsupported("tickpolicy '" + policy.name().toLowerCase(Locale.ROOT) + "' of timer '" + timer
                + "' is not supported; accepted: " + accepted);
    }

    private static void power(Line line) {
        PowerManagement pm = line.domain.pm();
        if (pm == null) {
            return;
        }
        String device = line.isQ35() ? "ICH9-LPC" : "PIIX4_PM";
        if (pm.suspendToMem() != null) {
            line.add("-global", device + ".disable_s3=" + (pm.suspendToMem() == YesNo.NO ? 1 : 0));
        }
        if (pm.suspendToDisk() != null) {
            line.add("-global", device + ".disable_s4=" + (pm.suspendToDisk() == YesNo.NO ? 1 : 0));
        }
    }

    private static void boot(Line line) {
        DomainDefinition domain = line.domain;
        OperatingSystem os = domain.os();
        StringBuilder text = new StringBuilder();
        if (os.bootMenu() != null && os.bootMenu().enable() != null) {
            boolean shown = os.bootMenu().enable() == YesNo.YES;
            text.append(shown ? "menu=on," : "menu=off,");
            if (shown && os.bootMenu().timeout() != null) {
                text.append("splash-time=").append(os.bootMenu().timeout()).append(',');
            }
        }
        if (os.bios() != null && os.bios().rebootTimeout() != null) {
            text.append("reboot-timeout=").append(os.bios().rebootTimeout()).append(',');
        }
        line.add("-boot", text.append("strict=on").toString());
        if (os.kernel() != null) {
            line.add("-kernel", os.kernel());
        }
        if (os.initrd() != null) {
            line.add("-initrd", os.initrd());
        }
        if (os.cmdline() != null) {
            line.add("-append", os.cmdline());
        }
        if (os.dtb() != null) {
            line.add("-dtb", os.dtb());
        }
        if (os.acpi() != null) {
            os.acpi().tables().forEach(table -> line.add("-acpitable", "sig=SLIC,file=" + Line.escape(table.path())));
        }
    }
}
