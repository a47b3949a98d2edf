package io.kavirt.model.domain;

import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Required;
import org.jspecify.annotations.Nullable;

/**
 * An IP address of an interface.
 *
 * @param address the address
 * @param family IPv4 or IPv6
 * @param prefix how many bits name the network
 * @param peer the other end
 */
public record IpAddress(
        @Attribute @Required String address,
        @Attribute @Nullable IpFamily family,
        @Attribute @Nullable Integer prefix,
        @Attribute @Nullable String peer) {

    /** The family is that of the address. */
    public IpAddress {
        family = family == null ? IpFamily.of(address) : family;
    }
}
