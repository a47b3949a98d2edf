package io.kavirt.model.common;

import org.jspecify.annotations.Nullable;

/** The switch {@code on} or {@code off}; absent leaves the choice to the hypervisor. */
public enum OnOff {
    ON,
    OFF;

    /** The switch for a truth value. */
    public static OnOff of(boolean on) {
        return on ? ON : OFF;
    }

    /** Whether the switch is there and on. */
    public static boolean isOn(@Nullable OnOff value) {
        return value == ON;
    }
}
