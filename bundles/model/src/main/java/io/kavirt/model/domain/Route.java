package io.kavirt.model.domain;

import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Required;
import org.jspecify.annotations.Nullable;

/**
 * A route.
 *
 * @param family IPv4 or IPv6
 * @param address the network
 * @param netmask its mask
 * @param prefix how many bits name it
 * @param gateway the way to it
 * @param metric how far it is
 */
public record Route(
        @Attribute @Nullable IpFamily family,
        @Attribute @Required String address,
        @Attribute @Nullable String netmask,
        @Attribute @Nullable Integer prefix,
        @Attribute @Nullable String gateway,
        @Attribute @Nullable Integer metric) {

    /** The family is that of the network. */
    public Route {
        family = family == null ? IpFamily.of(address) : family;
    }
}
