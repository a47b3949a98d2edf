package io.kavirt.model.domain;

import io.kavirt.model.common.YesNo;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Element;
import io.kavirt.model.xml.Inline;
import org.jspecify.annotations.Nullable;

/**
 * Sockets between guest and host.
 *
 * @param model which variant of virtio
 * @param cid the guest's number
 * @param driver virtio's settings
 * @param info name, address
 */
@Element("vsock")
public record Vsock(
        @Attribute @Nullable VirtioModel model,
        @Child @Nullable Cid cid,
        @Inline DeviceInfo info,
        @Child @Nullable VirtioDriver driver)
        implements Device {
    /**
     * The guest's number.
     *
     * @param auto whether it is chosen
     * @param address the number
     */
    public record Cid(
            @Attribute @Nullable YesNo auto,
            @Attribute @Nullable Long address) {}
}
