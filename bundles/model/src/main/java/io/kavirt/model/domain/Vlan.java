package io.kavirt.model.domain;

import io.kavirt.model.common.YesNo;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Children;
import io.kavirt.model.xml.Required;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Virtual networks on one wire.
 *
 * @param trunk whether there may be several
 * @param tags which
 */
public record Vlan(
        @Attribute @Nullable YesNo trunk, @Children("tag") List<Tag> tags) {
    /** Copies the list. */
    public Vlan {
        tags = List.copyOf(tags);
    }

    /**
     * A virtual network.
     *
     * @param id its number
     * @param nativeMode how packets without tag are treated
     */
    public record Tag(
            @Attribute @Required int id,
            @Attribute @Nullable String nativeMode) {}
}
