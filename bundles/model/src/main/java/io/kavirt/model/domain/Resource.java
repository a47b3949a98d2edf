package io.kavirt.model.domain;

import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import org.jspecify.annotations.Nullable;

/**
 * Where the host accounts for the guest.
 *
 * @param partition the cgroup above the guest's
 * @param fibreChannel the id that the storage network sees
 */
public record Resource(
        @Child @Nullable String partition,
        @Child("fibrechannel") @Nullable FibreChannel fibreChannel) {
    /**
     * The id that the storage network sees.
     *
     * @param appId the id
     */
    public record FibreChannel(@Attribute("appid") @Nullable String appId) {}
}
