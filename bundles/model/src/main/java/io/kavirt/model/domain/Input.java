package io.kavirt.model.domain;

import io.kavirt.model.common.OnOff;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Element;
import io.kavirt.model.xml.Inline;
import io.kavirt.model.xml.Required;
import org.jspecify.annotations.Nullable;

/**
 * A keyboard, mouse or tablet.
 *
 * @param type which
 * @param bus the bus
 * @param model which variant of virtio
 * @param driver virtio's settings
 * @param source the host's device that is passed through
 * @param info name, address
 */
@Element("input")
public record Input(
        @Attribute @Required Type type,
        @Attribute @Nullable Bus bus,
        @Attribute @Nullable VirtioModel model,
        @Child @Nullable VirtioDriver driver,
        @Child @Nullable Source source,
        @Inline DeviceInfo info)
        implements Device {

    /** A device with nothing else said. */
    public static Input of(Type type, @Nullable Bus bus) {
        return new Input(type, bus, null, null, null, DeviceInfo.NONE);
    }

    /** Which input device. */
    public enum Type {
        MOUSE,
        TABLET,
        KEYBOARD,
        PASSTHROUGH,
        EVDEV
    }

    /** The bus of an input device. */
    public enum Bus {
        PS2,
        USB,
        XEN,
        PARALLELS,
        VIRTIO,
        NONE
    }

    /**
     * The host's device that is passed through.
     *
     * @param evdev its path
     * @param dev its path, with type {@code evdev}
     * @param grab which devices are grabbed
     * @param grabToggle the keys that let go
     * @param repeat whether keys repeat
     */
    public record Source(
            @Attribute @Nullable String evdev,
            @Attribute @Nullable String dev,
            @Attribute @Nullable String grab,
            @Attribute @Nullable String grabToggle,
            @Attribute @Nullable OnOff repeat) {}
}
