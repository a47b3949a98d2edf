package io.kavirt.api;

import java.util.Locale;

/** What an operation works on, as access rules name it. */
public enum ObjectKind {
    /** The connection itself: the host and its hypervisor. */
    CONNECT,
    /** A guest. */
    DOMAIN,
    /** A virtual network. */
    NETWORK,
    /** A port of a virtual network. */
    NETWORK_PORT,
    /** A host interface. */
    INTERFACE,
    /** A storage pool. */
    STORAGE_POOL,
    /** A volume of a storage pool. */
    STORAGE_VOL,
    /** A device of the host. */
    NODE_DEVICE,
    /** A secret. */
    SECRET,
    /** A network filter. */
    NWFILTER,
    /** A network filter's binding to a port. */
    NWFILTER_BINDING;

    /** The name in access rules and messages, such as {@code storage-vol}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
