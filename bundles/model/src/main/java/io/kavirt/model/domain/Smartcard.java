package io.kavirt.model.domain;

import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Children;
import io.kavirt.model.xml.Element;
import io.kavirt.model.xml.Inline;
import io.kavirt.model.xml.Required;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A smart card reader.
 *
 * @param mode where the card comes from
 * @param source where a passed-through card comes from
 * @param certificates the certificates of an emulated card
 * @param database where they are kept
 * @param info name, address
 */
@Element("smartcard")
public record Smartcard(
        @Attribute @Required Mode mode,
        @Inline CharSource source,
        @Children("certificate") List<String> certificates,
        @Child @Nullable String database,
        @Inline DeviceInfo info)
        implements Device {

    /** Copies the list. */
    public Smartcard {
        certificates = List.copyOf(certificates);
    }

    /** Where the card comes from. */
    public enum Mode {
        HOST,
        HOST_CERTIFICATES,
        PASSTHROUGH
    }
}
