package io.kavirt.model.domain;

import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Element;
import io.kavirt.model.xml.Required;
import org.jspecify.annotations.Nullable;

/**
 * A lease in a lock space.
 *
 * @param lockspace the lock space
 * @param key the lease
 * @param target where the lock manager keeps it
 */
@Element("lease")
public record Lease(
        @Child @Nullable String lockspace,
        @Child @Required String key,
        @Child @Required Target target) implements Device {
    /**
     * Where the lock manager keeps a lease.
     *
     * @param path the file
     * @param offset where in it, in bytes
     */
    public record Target(
            @Attribute @Required String path,
            @Attribute @Nullable Long offset) {}
}
