package io.kavirt.model.domain;

/** A family of IP addresses. */
public enum IpFamily {
    IPV4,
    IPV6
}
