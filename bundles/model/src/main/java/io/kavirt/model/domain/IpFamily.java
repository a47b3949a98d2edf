package io.kavirt.model.domain;

/** A family of IP addresses. */
public enum IpFamily {
    IPV4,
    IPV6;

    /** The family of an address. */
    static IpFamily of(String address) {
        return address.indexOf(':') >= 0 ? IPV6 : IPV4;
    }
}
