package io.kavirt.model.domain;

import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Default;
import io.kavirt.model.xml.Element;
import io.kavirt.model.xml.Inline;

/**
 * A hub.
 *
 * @param type the bus
 * @param info name, address
 */
@Element("hub")
public record Hub(
        @Attribute @Default("usb") Type type, @Inline DeviceInfo info) implements Device {
    /** The bus. */
    public enum Type {
        USB
    }
}
