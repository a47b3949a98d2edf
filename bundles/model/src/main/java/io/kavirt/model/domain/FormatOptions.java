package io.kavirt.model.domain;

import io.kavirt.model.xml.WriteOptions;

/**
 * How a domain document is written.
 *
 * @param inactive whether what belongs to running guests is left out
 * @param secure whether passwords are written
 * @param migratable whether it is for another host; drivers leave out what older ones do not know
 */
public record FormatOptions(boolean inactive, boolean secure, boolean migratable) {
    /** As a running guest is shown. */
    public static final FormatOptions LIVE = new FormatOptions(false, false, false);

    /** As a definition is shown. */
    public static final FormatOptions INACTIVE = new FormatOptions(true, false, false);

    /** As a definition is kept, with its passwords. */
    public static final FormatOptions DEFINITION = new FormatOptions(true, true, false);

    /** As the live state is kept: all there is. */
    public static final FormatOptions STATE = new FormatOptions(false, true, false);

    WriteOptions toWriteOptions() {
        return new WriteOptions(inactive, secure);
    }
}
