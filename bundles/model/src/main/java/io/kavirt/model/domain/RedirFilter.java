package io.kavirt.model.domain;

import io.kavirt.model.common.YesNo;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Children;
import io.kavirt.model.xml.Element;
import io.kavirt.model.xml.Hex;
import io.kavirt.model.xml.Required;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which USB devices may be lent.
 *
 * @param devices the rules, the first that fits holds
 */
@Element("redirfilter")
public record RedirFilter(@Children("usbdev") List<UsbDevice> devices) implements Device {
    /** Copies the list. */
    public RedirFilter {
        devices = List.copyOf(devices);
    }

    /**
     * A rule.
     *
     * @param usbClass the class
     * @param vendor the vendor
     * @param product the product
     * @param version the version
     * @param allow whether such devices may be lent
     */
    public record UsbDevice(
            @Attribute("class") @Hex(value = 2, upper = true) @Nullable
            Integer usbClass,

            @Attribute @Hex(value = 4, upper = true) @Nullable
            Integer vendor,

            @Attribute @Hex(value = 4, upper = true) @Nullable
            Integer product,

            @Attribute @Nullable String version,
            @Attribute @Required YesNo allow) {}
}
