package io.kavirt.driver.qemu.command;

import io.kavirt.model.domain.Watchdog;
import java.util.Locale;

/** Watchdogs. */
final class WatchdogDevice implements DeviceArguments<Watchdog> {
    @Override
    public Class<Watchdog> kind() {
        return Watchdog.class;
    }

    @Override
    public void add(Watchdog watchdog, Line line) {
        switch (watchdog.model()) {
            case I6300ESB, IB700 -> {
                String device = watchdog.model().name().toLowerCase(Locale.ROOT);
                line.need(device, "watchdog model '" + device + "'");
                line.device(line.place(Props.driver(device).put("id", Line.alias(watchdog)), watchdog));
            }
            case ITCO -> {
                if (!line.isQ35()) {
                    throw Line.unsupported(
                            "watchdog model 'itco' needs a q35 machine; this is '" + line.machine() + "'");
                }
                line.add("-global", "ICH9-LPC.noreboot=off");
            }
            case DIAG288 ->
                throw Line.unsupported(
                        "watchdog model 'diag288' is not supported; accepted: i6300esb, ib700," + " itco");
        }
        String action =
                switch (watchdog.action()) {
                    // A dump is made by the driver, which is told of the pause.
                    case DUMP -> "pause";
                    default -> watchdog.action().name().toLowerCase(Locale.ROOT).replace('_', '-');
                };
        line.add("-watchdog-action", action);
    }
}
