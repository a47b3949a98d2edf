package io.kavirt.api.contract;

/** The kinds of drivers. */
public enum DriverKind {
    /** Guests and the host that they run on. */
    HYPERVISOR,
    /** Virtual networks. */
    NETWORK,
    /** The host's network interfaces. */
    INTERFACE,
    /** Storage pools and volumes. */
    STORAGE,
    /** The host's devices. */
    NODE_DEVICE,
    /** Secrets. */
    SECRET,
    /** Network filters. */
    NWFILTER,
    /** What concerns the daemon as a whole. */
    STATE
}
