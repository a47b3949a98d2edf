package io.kavirt.model.domain;

import io.kavirt.model.common.OnOff;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Element;
import io.kavirt.model.xml.Inline;
import io.kavirt.model.xml.Required;
import org.jspecify.annotations.Nullable;

/**
 * The device that takes memory from a running guest and gives it back.
 *
 * @param model which
 * @param autodeflate whether memory comes back when the guest runs short
 * @param freePageReporting whether the guest tells what it does not use
 * @param stats how often statistics are taken, in s
 * @param info name, address
 * @param driver virtio's settings
 */
@Element("memballoon")
public record MemoryBalloon(
        @Attribute @Required Model model,
        @Attribute @Nullable OnOff autodeflate,
        @Attribute @Nullable OnOff freePageReporting,
        @Child(attribute = "period") @Nullable Integer stats,
        @Inline DeviceInfo info,
        @Child @Nullable VirtioDriver driver)
        implements Device {

    /** A balloon with nothing else said. */
    public static MemoryBalloon of(Model model) {
        return new MemoryBalloon(model, null, null, null, DeviceInfo.NONE, null);
    }

    /** Which balloon. */
    public enum Model {
        VIRTIO,
        XEN,
        NONE,
        VIRTIO_TRANSITIONAL,
        VIRTIO_NON_TRANSITIONAL
    }
}
