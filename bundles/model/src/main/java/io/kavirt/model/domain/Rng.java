package io.kavirt.model.domain;

import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Element;
import io.kavirt.model.xml.Inline;
import io.kavirt.model.xml.Required;
import io.kavirt.model.xml.Text;
import org.jspecify.annotations.Nullable;

/**
 * A source of random numbers.
 *
 * @param model which variant of virtio
 * @param rate how much the guest may take
 * @param backend where the numbers come from
 * @param driver virtio's settings
 * @param info name, address
 */
@Element("rng")
public record Rng(
        @Attribute @Required VirtioModel model,
        @Child @Nullable Rate rate,
        @Child @Required Backend backend,
        @Child @Nullable VirtioDriver driver,
        @Inline DeviceInfo info)
        implements Device {

    /**
     * How much a guest may take.
     *
     * @param bytes how many bytes
     * @param period in how many ms
     */
    public record Rate(
            @Attribute @Required int bytes,
            @Attribute @Nullable Integer period) {}

    /**
     * Where the numbers come from.
     *
     * @param model the kind of source
     * @param source the daemon that gathers them, with model {@code egd}
     * @param path the device, with model {@code random}
     */
    public record Backend(
            @Attribute @Required BackendModel model,
            @Inline CharSource source,
            @Text @Nullable String path) {

        /** Only the device has a path. */
        public Backend {
            path = source.equals(CharSource.NONE) ? path : null;
        }
    }

    /** The kind of source. */
    public enum BackendModel {
        RANDOM,
        EGD,
        BUILTIN
    }
}
