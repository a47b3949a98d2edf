package io.kavirt.model.domain;

import io.kavirt.model.common.OnOff;
import io.kavirt.model.common.YesNo;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Element;
import io.kavirt.model.xml.Inline;
import io.kavirt.model.xml.Required;
import org.jspecify.annotations.Nullable;

/**
 * A graphics card.
 *
 * @param driver how the host handles it
 * @param model which card
 * @param info name, address
 */
@Element("video")
public record Video(
        @Child @Nullable Driver driver,
        @Child @Nullable Model model,
        @Inline DeviceInfo info) implements Device {

    /** A copy of another model. */
    public Video withModel(@Nullable Model model) {
        return new Video(driver, model, info);
    }

    /**
     * How the host handles a card.
     *
     * @param name the driver
     * @param vgaconf whether it is a VGA console
     * @param virtio virtio's settings
     */
    public record Driver(
            @Inline VirtioOptions virtio,
            @Attribute @Nullable String name,
            @Attribute @Nullable String vgaconf) {}

    /**
     * A card.
     *
     * @param type which
     * @param ram the first memory in KiB
     * @param vram the second memory in KiB
     * @param vram64 its 64-bit part in KiB
     * @param vgamem the VGA memory in KiB
     * @param heads how many screens
     * @param primary whether the firmware uses it
     * @param blob whether the host's memory is shared
     * @param acceleration what the host's card draws
     * @param resolution the resolution at the start
     */
    public record Model(
            @Attribute @Nullable Type type,
            @Attribute @Nullable Integer ram,
            @Attribute @Nullable Integer vram,
            @Attribute @Nullable Integer vram64,
            @Attribute @Nullable Integer vgamem,
            @Attribute @Nullable Integer heads,
            @Attribute @Nullable YesNo primary,
            @Attribute @Nullable OnOff blob,
            @Child @Nullable Acceleration acceleration,
            @Child @Nullable Resolution resolution) {}

    /** Which card. */
    public enum Type {
        DEFAULT,
        VGA,
        CIRRUS,
        VMVGA,
        XEN,
        VBOX,
        QXL,
        PARALLELS,
        VIRTIO,
        GOP,
        NONE,
        BOCHS,
        RAMFB
    }

    /**
     * What the host's card draws.
     *
     * @param accel3d drawing in space
     * @param accel2d plane drawing
     * @param rendernode the host's card
     */
    public record Acceleration(
            @Attribute @Nullable YesNo accel3d,
            @Attribute @Nullable YesNo accel2d,
            @Attribute @Nullable String rendernode) {}

    /**
     * The resolution at the start.
     *
     * @param x the width
     * @param y the height
     */
    public record Resolution(
            @Attribute @Required int x, @Attribute @Required int y) {}
}
