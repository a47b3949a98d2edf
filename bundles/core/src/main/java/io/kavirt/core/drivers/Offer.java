package io.kavirt.core.drivers;

import io.kavirt.api.contract.DriverKind;
import java.util.Set;

/** A driver as it was announced: what is known of it without an instance, and the way to one. */
public interface Offer {
    /** The kinds that it is registered as. */
    Set<DriverKind> kinds();

    /** The URI schemes that it may accept. */
    Set<String> schemes();

    /** Greater is asked first; the older one among equals. */
    int ranking();

    /** Symbolic name of its bundle. */
    String bundle();

    /** Id of its bundle. */
    long bundleId();

    /** Version of its bundle. */
    String version();

    /**
     * The service object; made now if nobody asked before.
     *
     * @throws RuntimeException if it cannot be made
     */
    Object service();
}
