package io.kavirt.model.domain;

import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Element;
import io.kavirt.model.xml.Inline;
import org.jspecify.annotations.Nullable;

/**
 * The device by which a guest tells that it crashed.
 *
 * @param model which
 * @param info name, address
 */
@Element("panic")
public record Panic(
        @Attribute @Nullable Model model, @Inline DeviceInfo info) implements Device {
    /** Which device. */
    public enum Model {
        ISA,
        PSERIES,
        HYPERV,
        S390,
        PVPANIC
    }
}
