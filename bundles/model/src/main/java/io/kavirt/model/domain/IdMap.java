package io.kavirt.model.domain;

import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Children;
import io.kavirt.model.xml.Required;
import java.util.List;

/**
 * How a container's user and group ids map to the host's.
 *
 * @param uids the users
 * @param gids the groups
 */
public record IdMap(
        @Children("uid") List<Range> uids, @Children("gid") List<Range> gids) {
    /** Copies the lists. */
    public IdMap {
        uids = List.copyOf(uids);
        gids = List.copyOf(gids);
    }

    /**
     * A range of ids.
     *
     * @param start the first in the container
     * @param target the first on the host
     * @param count how many
     */
    public record Range(
            @Attribute @Required long start,
            @Attribute @Required long target,
            @Attribute @Required long count) {}
}
