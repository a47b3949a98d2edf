package io.kavirt.model.domain;

import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Element;
import io.kavirt.model.xml.Inline;
import io.kavirt.model.xml.Required;
import org.jspecify.annotations.Nullable;

/**
 * A device that encrypts.
 *
 * @param model which variant of virtio
 * @param type the kind of device
 * @param backend what is behind it
 * @param info name, address
 */
@Element("crypto")
public record Crypto(
        @Attribute @Required VirtioModel model,
        @Attribute @Required Type type,
        @Child @Nullable Backend backend,
        @Inline DeviceInfo info)
        implements Device {
    /** The kind of device. */
    public enum Type {
        QEMU
    }

    /**
     * What is behind it.
     *
     * @param model who encrypts
     * @param queues how many queues
     */
    public record Backend(
            @Attribute @Required BackendModel model,
            @Attribute @Nullable Integer queues) {}

    /** Who encrypts. */
    public enum BackendModel {
        BUILTIN,
        LKCF
    }
}
