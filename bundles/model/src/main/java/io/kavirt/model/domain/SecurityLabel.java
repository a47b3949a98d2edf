package io.kavirt.model.domain;

import io.kavirt.model.common.YesNo;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.HasInactive;
import io.kavirt.model.xml.LiveOnly;
import org.jspecify.annotations.Nullable;

/**
 * How the guest is confined.
 *
 * @param type who makes the label
 * @param model the security model
 * @param relabel whether files are labelled for the guest
 * @param label the label of the process
 * @param imageLabel the label of its files
 * @param baseLabel what a dynamic label starts from
 */
public record SecurityLabel(
        @Attribute @Nullable Type type,
        @Attribute @Nullable String model,
        @Attribute @Nullable YesNo relabel,
        @Child @Nullable String label,
        @Child("imagelabel") @LiveOnly @Nullable String imageLabel,
        @Child("baselabel") @Nullable String baseLabel)
        implements HasInactive<SecurityLabel> {

    /** A dynamic label is made anew at each start. */
    @Override
    public SecurityLabel inactive() {
        return type == Type.DYNAMIC ? new SecurityLabel(type, model, relabel, null, null, baseLabel) : this;
    }

    /** Who makes the label. */
    public enum Type {
        NONE,
        DYNAMIC,
        STATIC
    }
}
