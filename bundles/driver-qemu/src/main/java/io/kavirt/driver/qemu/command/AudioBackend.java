package io.kavirt.driver.qemu.command;

import io.kavirt.model.domain.Audio;
import java.util.Locale;

/** Where sound goes on the host. */
final class AudioBackend implements DeviceArguments<Audio> {
    @Override
    public Class<Audio> kind() {
        return Audio.class;
    }

    @Override
    public void add(Audio audio, Line line) {
        boolean plain = audio.equals(Audio.of(audio.id(), audio.type()));
        if (!plain || audio.type() == Audio.Type.SPICE || audio.type() == Audio.Type.DBUS) {
            throw Line.unsupported("audio " + audio.id() + " of type '"
                    + audio.type().name().toLowerCase(Locale.ROOT)
                    + "' is not supported as given; accepted: none, alsa, oss, sdl, pulseaudio, jack, coreaudio without"
                    + " settings");
        }
        String driver =
                switch (audio.type()) {
                    case PULSEAUDIO -> "pa";
                    case FILE -> "wav";
                    default -> audio.type().name().toLowerCase(Locale.ROOT);
                };
        line.add("-audiodev", Props.of("id", "audio" + audio.id()).put("driver", driver));
    }
}
