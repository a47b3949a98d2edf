package io.kavirt.model.domain;

import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Default;
import io.kavirt.model.xml.Element;
import io.kavirt.model.xml.Inline;
import io.kavirt.model.xml.Required;

/**
 * A watchdog.
 *
 * @param model which
 * @param action what it does
 * @param info name, address
 */
@Element("watchdog")
public record Watchdog(
        @Attribute @Required Model model,
        @Attribute @Default("reset") Action action,
        @Inline DeviceInfo info) implements Device {
    /** Which watchdog. */
    public enum Model {
        I6300ESB,
        IB700,
        DIAG288,
        ITCO
    }

    /** What a watchdog does. */
    public enum Action {
        RESET,
        SHUTDOWN,
        POWEROFF,
        PAUSE,
        DUMP,
        NONE,
        INJECT_NMI
    }
}
