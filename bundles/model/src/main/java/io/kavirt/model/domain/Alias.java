package io.kavirt.model.domain;

import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Required;

/**
 * The name of a device within its guest.
 *
 * @param name the name; the user's own begin with {@code ua-}
 */
public record Alias(@Attribute @Required String name) {
    /** Whether a user chose the name. */
    public boolean isUsers() {
        return name.startsWith("ua-");
    }
}
