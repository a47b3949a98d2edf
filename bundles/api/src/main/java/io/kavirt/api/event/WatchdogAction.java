package io.kavirt.api.event;

import io.kavirt.api.Code;

/** What the watchdog did. ({@code virDomainEventWatchdogAction}) */
public enum WatchdogAction implements Code {
    /** {@code VIR_DOMAIN_EVENT_WATCHDOG_NONE}, since libvirt 0.8.0. */
    NONE(0),
    /** {@code VIR_DOMAIN_EVENT_WATCHDOG_PAUSE}, since libvirt 0.8.0. */
    PAUSE(1),
    /** {@code VIR_DOMAIN_EVENT_WATCHDOG_RESET}, since libvirt 0.8.0. */
    RESET(2),
    /** {@code VIR_DOMAIN_EVENT_WATCHDOG_POWEROFF}, since libvirt 0.8.0. */
    POWEROFF(3),
    /** {@code VIR_DOMAIN_EVENT_WATCHDOG_SHUTDOWN}, since libvirt 0.8.0. */
    SHUTDOWN(4),
    /** {@code VIR_DOMAIN_EVENT_WATCHDOG_DEBUG}, since libvirt 0.8.0. */
    DEBUG(5),
    /** {@code VIR_DOMAIN_EVENT_WATCHDOG_INJECTNMI}, since libvirt 1.2.17. */
    INJECTNMI(6);

    private final int code;

    WatchdogAction(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
