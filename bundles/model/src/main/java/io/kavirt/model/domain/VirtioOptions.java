package io.kavirt.model.domain;

import io.kavirt.model.common.OnOff;
import io.kavirt.model.xml.Attribute;
import org.jspecify.annotations.Nullable;

/**
 * Settings of virtio devices.
 *
 * @param iommu whether the device goes through the IOMMU
 * @param ats address translation services
 * @param packed packed queues
 * @param pagePerVq a page for each queue's doorbell
 */
public record VirtioOptions(
        @Attribute @Nullable OnOff iommu,
        @Attribute @Nullable OnOff ats,
        @Attribute @Nullable OnOff packed,
        @Attribute("page_per_vq") @Nullable OnOff pagePerVq) {

    /** Nothing said. */
    public static final VirtioOptions NONE = new VirtioOptions(null, null, null, null);
}
