package io.kavirt.model.domain;

import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Element;
import io.kavirt.model.xml.Inline;
import io.kavirt.model.xml.LiveOnly;
import io.kavirt.model.xml.Records;
import io.kavirt.model.xml.Required;
import org.jspecify.annotations.Nullable;

/** A device that carries characters: a port, a console or a channel. */
public sealed interface CharDevice extends Device
        permits CharDevice.Serial, CharDevice.Parallel, CharDevice.Console, CharDevice.Channel {
    /** Where it leads to on the host. */
    CharSource source();

    /** A copy that leads elsewhere. */
    default CharDevice withSource(CharSource source) {
        return Records.with(this, "source", source);
    }

    /**
     * A serial port.
     *
     * @param source where it leads to
     * @param target which port
     * @param info name, address
     */
    @Element("serial")
    record Serial(
            @Inline CharSource source,
            @Child @Nullable SerialTarget target,
            @Inline DeviceInfo info) implements CharDevice {}

    /**
     * Which serial port.
     *
     * @param type the kind of bus
     * @param port its number
     * @param model the device
     */
    record SerialTarget(
            @Attribute @Nullable String type,
            @Attribute @Nullable Integer port,
            @Child(attribute = "name") @Nullable String model) {}

    /**
     * A parallel port.
     *
     * @param source where it leads to
     * @param target which port
     * @param info name, address
     */
    @Element("parallel")
    record Parallel(
            @Inline CharSource source,
            @Child @Nullable ParallelTarget target,
            @Inline DeviceInfo info) implements CharDevice {}

    /**
     * Which parallel port.
     *
     * @param type the kind of bus
     * @param port its number
     */
    record ParallelTarget(
            @Attribute @Nullable String type,
            @Attribute @Nullable Integer port) {}

    /**
     * A console.
     *
     * @param source where it leads to
     * @param target which console
     * @param info name, address
     */
    @Element("console")
    record Console(
            @Inline CharSource source,
            @Child @Nullable ConsoleTarget target,
            @Inline DeviceInfo info) implements CharDevice {}

    /**
     * Which console.
     *
     * @param type what the guest sees
     * @param port its number
     */
    record ConsoleTarget(
            @Attribute @Nullable ConsoleType type,
            @Attribute @Nullable Integer port) {}

    /** What a guest sees of a console. */
    enum ConsoleType {
        SERIAL,
        XEN,
        UML,
        VIRTIO,
        LXC,
        OPENVZ,
        SCLP,
        SCLPLM
    }

    /**
     * A channel between guest and host.
     *
     * @param source where it leads to
     * @param target which channel
     * @param info name, address
     */
    @Element("channel")
    record Channel(
            @Inline CharSource source,
            @Child @Nullable ChannelTarget target,
            @Inline DeviceInfo info) implements CharDevice {}

    /**
     * Which channel.
     *
     * @param type how the guest sees it
     * @param name its name
     * @param address the address that the guest connects to
     * @param port the port that the guest connects to
     * @param state whether the guest has opened it
     */
    record ChannelTarget(
            @Attribute @Required ChannelType type,
            @Attribute @Nullable String name,
            @Attribute @Nullable String address,
            @Attribute @Nullable Integer port,
            @Attribute @LiveOnly @Nullable ChannelState state) {}

    /** How a guest sees a channel. */
    enum ChannelType {
        GUESTFWD,
        VIRTIO,
        XEN
    }

    /** Whether a guest has opened a channel. */
    enum ChannelState {
        CONNECTED,
        DISCONNECTED
    }
}
