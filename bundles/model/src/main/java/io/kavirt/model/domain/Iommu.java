package io.kavirt.model.domain;

import io.kavirt.model.common.OnOff;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Element;
import io.kavirt.model.xml.Inline;
import io.kavirt.model.xml.Required;
import org.jspecify.annotations.Nullable;

/**
 * A memory management unit for devices.
 *
 * @param model which
 * @param driver its settings
 * @param info name, address
 */
@Element("iommu")
public record Iommu(
        @Attribute @Required Model model,
        @Child @Nullable Driver driver,
        @Inline DeviceInfo info) implements Device {
    /** Which unit. */
    public enum Model {
        INTEL,
        SMMUV3,
        VIRTIO
    }

    /**
     * Settings of a unit.
     *
     * @param intremap whether interrupts are remapped
     * @param cachingMode whether the host follows the guest's tables
     * @param eim extended interrupts
     * @param iotlb whether devices cache
     * @param awBits how wide addresses are
     */
    public record Driver(
            @Attribute @Nullable OnOff intremap,
            @Attribute("caching_mode") @Nullable OnOff cachingMode,
            @Attribute @Nullable OnOff eim,
            @Attribute @Nullable OnOff iotlb,
            @Attribute("aw_bits") @Nullable Integer awBits) {}
}
