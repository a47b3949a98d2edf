package io.kavirt.api.driver;

import io.kavirt.api.connection.ConnectFlag;
import java.util.Objects;
import java.util.Set;

/**
 * Asks a driver for a session.
 *
 * @param uri what to connect to
 * @param flags how
 * @param identity who asks
 */
public record SessionRequest(ConnectUri uri, Set<ConnectFlag> flags, Identity identity) {
    public SessionRequest {
        Objects.requireNonNull(uri, "uri");
        flags = Set.copyOf(flags);
        Objects.requireNonNull(identity, "identity");
    }
}
