package io.kavirt.api;

import java.util.Objects;
import java.util.UUID;

/**
 * Names a domain.
 *
 * @param name unique among the domains of a driver
 * @param uuid what the domain is found by; the name may have changed since the reference was made
 * @param id positive while the domain is active, -1 otherwise
 */
public record DomainRef(String name, UUID uuid, int id) implements ObjectRef {
    /** The id of a domain that is not active. */
    public static final int INACTIVE = -1;

    public DomainRef {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(uuid, "uuid");
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.DOMAIN;
    }
}
