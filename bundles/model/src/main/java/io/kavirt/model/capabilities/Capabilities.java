package io.kavirt.model.capabilities;

import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Children;
import io.kavirt.model.xml.Element;
import java.util.List;

/**
 * What a host can do and which guests it can run.
 *
 * @param host the host
 * @param guests the kinds of guests
 */
@Element("capabilities")
public record Capabilities(
        @Child(always = true) HostCapabilities host,
        @Children("guest") List<GuestCapabilities> guests) {
    /** Copies the list. */
    public Capabilities {
        guests = List.copyOf(guests);
    }
}
