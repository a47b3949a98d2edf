package io.kavirt.model.domain;

import io.kavirt.model.common.YesNo;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Children;
import io.kavirt.model.xml.Required;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ports of the host that are handed on to the guest.
 *
 * @param proto the protocol
 * @param address the host's address
 * @param dev the host's device
 * @param ranges the ports
 */
public record PortForward(
        @Attribute @Required Protocol proto,
        @Attribute @Nullable String address,
        @Attribute @Nullable String dev,
        @Children("range") List<Range> ranges) {

    /** Copies the list. */
    public PortForward {
        ranges = List.copyOf(ranges);
    }

    /** A protocol with ports. */
    public enum Protocol {
        TCP,
        UDP
    }

    /**
     * A range of ports.
     *
     * @param start the first
     * @param end the last
     * @param to the guest's first
     * @param exclude whether these are left out
     */
    public record Range(
            @Attribute @Required int start,
            @Attribute @Nullable Integer end,
            @Attribute @Nullable Integer to,
            @Attribute @Nullable YesNo exclude) {}
}
