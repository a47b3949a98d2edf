package io.kavirt.model.domain;

import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Default;
import io.kavirt.model.xml.Element;
import io.kavirt.model.xml.Inline;

/**
 * A USB device that a client of the graphical console lends.
 *
 * @param bus the bus
 * @param source where it comes from
 * @param info name, address, boot order
 */
@Element("redirdev")
public record Redirdev(
        @Attribute @Default("usb") String bus,
        @Inline CharSource source,
        @Inline DeviceInfo info) implements Device {}
