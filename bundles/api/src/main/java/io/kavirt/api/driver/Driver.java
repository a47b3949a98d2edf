package io.kavirt.api.driver;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What all drivers that serve connections have in common. A driver registers as an OSGi service under the interface of
 * its kind, with the property {@link #SCHEME}; its constructor returns in milliseconds and starts no work of its own.
 */
@ConsumerType
public interface Driver {
    /** Service property: the URI scheme, or schemes, that the driver may accept. */
    String SCHEME = "kavirt.scheme";

    /** The driver's name, such as {@code qemu}: in messages, state folders and {@code virt:drivers}. */
    String name();

    /** Whether the driver serves connections to {@code uri}. Answers at once. */
    boolean accepts(ConnectUri uri);

    /**
     * Opens a session. Core opens one for a connection at its first call, and again after the driver was replaced.
     *
     * @throws io.kavirt.api.VirtException if the request is refused, with a message that names what is accepted
     */
    DriverSession open(SessionRequest request);

    /**
     * The classes of the objects that the driver's sessions give out as facets. From these core reads which operations the
     * driver supports (a facet is implemented, a default is overridden) and which are {@link Prompt}.
     */
    Set<Class<?>> facetClasses();

    /**
     * Completes when the driver can serve. Until then calls wait, within core's bound; if it completes with an error, calls
     * are refused with that error's message and {@code virt:drivers} shows it.
     */
    default CompletionStage<Void> ready() {
        return CompletableFuture.completedFuture(null);
    }
}
