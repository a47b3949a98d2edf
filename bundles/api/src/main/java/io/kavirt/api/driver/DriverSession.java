package io.kavirt.api.driver;

import io.kavirt.api.ObjectRef;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** A connection as one driver instance serves it. Used by many threads at once. */
@ConsumerType
public interface DriverSession extends AutoCloseable {
    /** The URI in its full form, which clients see. */
    String uri();

    /**
     * The scope whose events the connection gets: what the driver publishes to {@link DriverContext#events(String)} of the
     * same scope. Sessions that see the same objects share a scope; it is the URI unless the driver says otherwise.
     */
    default String eventScope() {
        return uri();
    }

    /**
     * The operations of the connection, if the driver has that facet. Answers at once, and without holding a lock.
     *
     * @param call the call for which it is asked
     */
    <F> Optional<F> facet(Call call, Class<F> facet);

    /**
     * The operations of one object, if the driver has that facet; a driver without objects has none. Answers at once, and
     * without holding a lock.
     *
     * @param call the call for which it is asked
     * @throws io.kavirt.api.VirtException NO_DOMAIN and the like if there is no such object
     */
    default <F> Optional<F> facet(Call call, ObjectRef object, Class<F> facet) {
        return Optional.empty();
    }

    /** Whether driver and connection have what clients ask for by one of libvirt's driver feature numbers. */
    default boolean supportsFeature(int feature) {
        return false;
    }

    /** Ends the session. Objects, guests and other sessions are not touched. */
    @Override
    void close();
}
