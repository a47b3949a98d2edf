package io.kavirt.model.domain;

import io.kavirt.model.common.YesNo;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Element;
import io.kavirt.model.xml.Required;
import org.jspecify.annotations.Nullable;

/**
 * Where sound goes on the host.
 *
 * @param id its number
 * @param type the kind of sound system
 * @param timerPeriod how often it is served, in µs
 * @param path the file, with type {@code file}
 * @param serverName the server
 * @param driver the driver of SDL
 * @param tryMMap whether memory is mapped
 * @param exclusive whether the device is held alone
 * @param dspPolicy how OSS schedules
 * @param input the recording side
 * @param output the playing side
 */
@Element("audio")
public record Audio(
        @Attribute @Required int id,
        @Attribute @Required Type type,
        @Attribute @Nullable Integer timerPeriod,
        @Attribute @Nullable String path,
        @Attribute @Nullable String serverName,
        @Attribute @Nullable String driver,
        @Attribute @Nullable YesNo tryMMap,
        @Attribute @Nullable YesNo exclusive,
        @Attribute @Nullable Integer dspPolicy,
        @Child @Nullable Side input,
        @Child @Nullable Side output)
        implements Device {

    /** A sound system with nothing else said. */
    public static Audio of(int id, Type type) {
        return new Audio(id, type, null, null, null, null, null, null, null, null, null);
    }

    /** The kind of sound system. */
    public enum Type {
        NONE,
        ALSA,
        COREAUDIO,
        JACK,
        OSS,
        PULSEAUDIO,
        SDL,
        SPICE,
        FILE,
        DBUS
    }

    /**
     * The recording or the playing side.
     *
     * @param mixingEngine whether streams are mixed and converted
     * @param fixedSettings whether the settings below are fixed
     * @param voices how many streams
     * @param bufferLength the buffer in µs
     * @param dev the device
     * @param bufferCount how many buffers
     * @param tryPoll whether it is polled
     * @param name the stream's name
     * @param streamName the stream's name with PulseAudio
     * @param latency the latency in µs
     * @param serverName the JACK server
     * @param clientName the name at the JACK server
     * @param connectPorts the ports to connect to
     * @param exactName whether the name is kept
     * @param settings the settings
     */
    public record Side(
            @Attribute @Nullable YesNo mixingEngine,
            @Attribute @Nullable YesNo fixedSettings,
            @Attribute @Nullable Integer voices,
            @Attribute @Nullable Integer bufferLength,
            @Attribute @Nullable String dev,
            @Attribute @Nullable Integer bufferCount,
            @Attribute @Nullable YesNo tryPoll,
            @Attribute @Nullable String name,
            @Attribute @Nullable String streamName,
            @Attribute @Nullable Integer latency,
            @Attribute @Nullable String serverName,
            @Attribute @Nullable String clientName,
            @Attribute @Nullable String connectPorts,
            @Attribute @Nullable YesNo exactName,
            @Child @Nullable Settings settings) {}

    /**
     * Settings of streams.
     *
     * @param frequency samples a second
     * @param channels how many channels
     * @param format the format of a sample
     */
    public record Settings(
            @Attribute @Nullable Integer frequency,
            @Attribute @Nullable Integer channels,
            @Attribute @Nullable Format format) {}

    /** The format of a sample. */
    public enum Format {
        S8,
        U8,
        S16,
        U16,
        S32,
        U32,
        F32
    }
}
