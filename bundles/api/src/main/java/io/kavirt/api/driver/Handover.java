package io.kavirt.api.driver;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Carries things over the upgrade of a driver: open channels, bytes already read. Only objects of the JDK's own classes are
 * taken, so that nothing of the old driver stays behind. What no driver takes within core's bound is closed, if it is
 * {@link AutoCloseable}.
 */
@ProviderType
public interface Handover {
    /**
     * Leaves values for the next instance, in place of what was left under the key before.
     *
     * @param driver the driver's name
     * @param key what the values are of, such as a guest's UUID
     * @param values JDK objects by name
     * @throws IllegalArgumentException if a value is of a class that the JDK does not have
     */
    void leave(String driver, String key, Map<String, Object> values);

    /** Takes what was left under the key; empty if there is nothing. */
    Map<String, Object> take(String driver, String key);
}
