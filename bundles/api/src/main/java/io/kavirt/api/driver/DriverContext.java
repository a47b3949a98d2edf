package io.kavirt.api.driver;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What core gives to a driver: an OSGi service that a driver's constructor takes. Each bundle gets its own; what it still
 * runs when the bundle is gone is cancelled.
 */
@ProviderType
public interface DriverContext {
    /** Threads for work that may wait. Not to be shut down. */
    ExecutorService executor();

    /** A timer; its tasks must be short. Not to be shut down. */
    ScheduledExecutorService scheduler();

    /** The place where events of a scope are published; see {@link DriverSession#eventScope()}. */
    EventSink events(String scope);

    /** The folders in which a driver keeps its state; they are made when first asked for. */
    DriverDirectories directories(String driver);

    /** Where a driver that leaves puts what its next instance needs to go on without a gap. */
    Handover handover();

    /** Whether this daemon serves one user rather than the system. */
    boolean isUserDaemon();
}
