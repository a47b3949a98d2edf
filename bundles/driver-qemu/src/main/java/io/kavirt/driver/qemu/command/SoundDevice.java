package io.kavirt.driver.qemu.command;

import io.kavirt.model.common.YesNo;
import io.kavirt.model.domain.Sound;
import java.util.List;

/** Sound cards. */
final class SoundDevice implements DeviceArguments<Sound> {
    @Override
    public Class<Sound> kind() {
        return Sound.class;
    }

    /** The name of the backend that a card plays to. */
    static String audiodev(Sound sound) {
        return "audio" + (sound.audio() == null ? 1 : sound.audio());
    }

    @Override
    public void add(Sound sound, Line line) {
        String device =
                switch (sound.model()) {
                    case ICH6 -> "intel-hda";
                    case ICH9 -> "ich9-intel-hda";
                    case AC97 -> "AC97";
                    case ES1370 -> "ES1370";
                    case SB16 -> "sb16";
                    case USB -> "usb-audio";
                    // The speaker is part of the machine.
                    case PCSPK -> "";
                    case ICH7 ->
                        throw Line.unsupported("sound model 'ich7' is not supported; accepted: ich6, ich9, ac97,"
                                + " es1370, sb16, usb, pcspk");
                };
        if (device.isEmpty()) {
            return;
        }
        boolean hda = sound.model() == Sound.Model.ICH6 || sound.model() == Sound.Model.ICH9;
        Props props = Props.driver(device).put("id", Line.alias(sound));
        if (!hda) {
            props.put("audiodev", audiodev(sound));
        }
        if (sound.multichannel() != null) {
            props.put("multi", sound.multichannel() == YesNo.YES);
        }
        line.device(line.place(props, sound));
        if (hda) {
            codecs(sound, line);
        }
    }

    private static void codecs(Sound sound, Line line) {
        List<Sound.Codec> codecs = sound.codecs().isEmpty() ? List.of(Sound.Codec.DUPLEX) : sound.codecs();
        for (int i = 0; i < codecs.size(); i++) {
            String device =
                    switch (codecs.get(i)) {
                        case DUPLEX -> "hda-duplex";
                        case MICRO -> "hda-micro";
                        case OUTPUT -> "hda-output";
                    };
            line.device(Props.driver(device)
                    .put("id", Line.alias(sound) + "-codec" + i)
                    .put("bus", Line.alias(sound) + ".0")
                    .put("cad", i)
                    .put("audiodev", audiodev(sound)));
        }
    }
}
