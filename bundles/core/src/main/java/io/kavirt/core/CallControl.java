package io.kavirt.core;

import io.kavirt.api.driver.Call;
import org.osgi.annotation.versioning.ProviderType;

/** A call from the side of the one who waits for it. */
@ProviderType
public interface CallControl extends Call {
    /** Says that nobody waits for the result any more: runs what the driver registered, and interrupts the thread that works on it. */
    void cancel();
}
