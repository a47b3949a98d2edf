package io.kavirt.model.domain;

import io.kavirt.model.common.YesNo;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Children;
import io.kavirt.model.xml.Element;
import io.kavirt.model.xml.Inline;
import io.kavirt.model.xml.Required;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sound card.
 *
 * @param model which
 * @param multichannel whether a USB card has more than two channels
 * @param codecs its codecs
 * @param audio where the sound goes
 * @param info name, address
 */
@Element("sound")
public record Sound(
        @Attribute @Required Model model,
        @Attribute @Nullable YesNo multichannel,
        @Children(value = "codec", attribute = "type") List<Codec> codecs,
        @Child(attribute = "id") @Nullable Integer audio,
        @Inline DeviceInfo info)
        implements Device {

    /** Copies the list. */
    public Sound {
        codecs = List.copyOf(codecs);
    }

    /** Which sound card. */
    public enum Model {
        SB16,
        ES1370,
        PCSPK,
        AC97,
        ICH6,
        ICH9,
        USB,
        ICH7
    }

    /** A codec. */
    public enum Codec {
        DUPLEX,
        MICRO,
        OUTPUT
    }
}
