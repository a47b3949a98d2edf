package io.kavirt.model.domain;

import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Required;
import io.kavirt.model.xml.Scaled;
import io.kavirt.model.xml.Text;
import org.jspecify.annotations.Nullable;

/**
 * How far memory devices may be plugged in at run time.
 *
 * @param slots how many memory devices
 * @param kib the total in KiB
 */
public record MaxMemory(
        @Attribute @Nullable Integer slots,
        @Text @Scaled @Required long kib) {}
