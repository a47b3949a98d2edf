package io.kavirt.api.connection;

import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** The way in for Java programs: an OSGi service. */
@ProviderType
public interface Virtualization {
    /**
     * Opens a connection.
     *
     * @param uri such as {@code qemu:///system} or {@code test:///default}
     * @throws io.kavirt.api.VirtException NO_CONNECT if no driver serves the URI
     */
    default Connection open(String uri) {
        return open(uri, Set.of());
    }

    /** As {@link #open(String)}, with flags such as {@link ConnectFlag#RO}. */
    Connection open(String uri, Set<ConnectFlag> flags);
}
