package io.kavirt.model.common;

import org.jspecify.annotations.Nullable;

/** The answer {@code yes} or {@code no}; absent leaves the choice to the hypervisor. */
public enum YesNo {
    YES,
    NO;

    /** The answer for a truth value. */
    public static YesNo of(boolean yes) {
        return yes ? YES : NO;
    }

    /** Whether the answer is there and yes. */
    public static boolean isYes(@Nullable YesNo value) {
        return value == YES;
    }
}
