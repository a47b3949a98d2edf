package io.kavirt.model.domain;

import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import org.jspecify.annotations.Nullable;

/**
 * Limits of an interface.
 *
 * @param classId the class in the network's queue
 * @param inbound towards the guest
 * @param outbound from the guest
 */
public record Bandwidth(
        @Attribute("classID") @Nullable Integer classId,
        @Child @Nullable Rate inbound,
        @Child @Nullable Rate outbound) {
    /**
     * Limits in one direction.
     *
     * @param average KiB a second
     * @param peak KiB a second at most
     * @param floor KiB a second at least
     * @param burst KiB at the peak's speed
     */
    public record Rate(
            @Attribute @Nullable Long average,
            @Attribute @Nullable Long peak,
            @Attribute @Nullable Long floor,
            @Attribute @Nullable Long burst) {}
}
