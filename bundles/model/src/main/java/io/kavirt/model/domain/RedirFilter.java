package io.kavirt.model.domain;

import io.kavirt.model.common.YesNo;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Children;
import io.kavirt.model.xml.Element;
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
            @Attribute("class") @Nullable String usbClass,
            @Attribute @Nullable String vendor,
            @Attribute @Nullable String product,
            @Attribute @Nullable String version,
            @Attribute @Required YesNo allow) {}
}
