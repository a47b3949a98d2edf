package io.kavirt.model.domain;

import io.kavirt.model.common.YesNo;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.LiveOnly;
import org.jspecify.annotations.Nullable;

/**
 * How one file of a device is labelled.
 *
 * @param model the security model
 * @param relabel whether it is labelled
 * @param labelskip whether labelling it failed and was let pass
 * @param label the label
 */
public record DeviceLabel(
        @Attribute @Nullable String model,
        @Attribute @LiveOnly @Nullable YesNo labelskip,
        @Attribute @Nullable YesNo relabel,
        @Child @Nullable String label) {}
