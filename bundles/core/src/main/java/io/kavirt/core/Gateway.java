package io.kavirt.core;

import io.kavirt.api.connection.ConnectFlag;
import io.kavirt.api.driver.ConnectUri;
import io.kavirt.api.driver.Identity;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** Opens sessions for clients: an OSGi service. */
@ProviderType
public interface Gateway {
    /** The facets that sessions serve, those of the connection first. */
    List<Class<?>> facets();

    /**
     * The operation of a facet's method.
     *
     * @throws IllegalArgumentException if the method is not of one of {@link #facets()}
     */
    Operation operation(Method method);

    /**
     * Opens a session. Waits for a driver that is about to come, within core's bound.
     *
     * @throws io.kavirt.api.VirtException NO_CONNECT if no driver accepts the URI, or the driver's own refusal
     */
    GatewaySession open(ConnectUri uri, Set<ConnectFlag> flags, Identity identity);
}
