package io.kavirt.api.driver;

import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** What belongs to one call and not to its signature. It is passed on, never bound to a thread. */
@ProviderType
public interface Call {
    /** Who calls. */
    Identity identity();

    /** When the caller stops waiting, if it said so. */
    Optional<Instant> deadline();

    /** Whether nobody waits for the result any more, or the driver must leave. */
    boolean isCancelled();

    /** Runs {@code action} when the call is cancelled; at once if it is already. It must not wait. */
    void onCancel(Runnable action);

    /** Names the call in logs; unique while the daemon runs. */
    long requestId();

    /** Tells how far the call has come, in parts of {@code total}. */
    void progress(long done, long total);
}
