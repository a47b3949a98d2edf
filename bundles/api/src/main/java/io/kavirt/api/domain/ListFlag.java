package io.kavirt.api.domain;

import io.kavirt.api.Flag;

/** Which domains a list holds: flags of one group add up, groups narrow each other. ({@code virConnectListAllDomainsFlags}) */
public enum ListFlag implements Flag {
    /** {@code VIR_CONNECT_LIST_DOMAINS_ACTIVE}, since libvirt 0.9.13. */
    ACTIVE(1 << 0),
    /** {@code VIR_CONNECT_LIST_DOMAINS_INACTIVE}, since libvirt 0.9.13. */
    INACTIVE(1 << 1),
    /** {@code VIR_CONNECT_LIST_DOMAINS_PERSISTENT}, since libvirt 0.9.13. */
    PERSISTENT(1 << 2),
    /** {@code VIR_CONNECT_LIST_DOMAINS_TRANSIENT}, since libvirt 0.9.13. */
    TRANSIENT(1 << 3),
    /** {@code VIR_CONNECT_LIST_DOMAINS_RUNNING}, since libvirt 0.9.13. */
    RUNNING(1 << 4),
    /** {@code VIR_CONNECT_LIST_DOMAINS_PAUSED}, since libvirt 0.9.13. */
    PAUSED(1 << 5),
    /** {@code VIR_CONNECT_LIST_DOMAINS_SHUTOFF}, since libvirt 0.9.13. */
    SHUTOFF(1 << 6),
    /** {@code VIR_CONNECT_LIST_DOMAINS_OTHER}, since libvirt 0.9.13. */
    OTHER(1 << 7),
    /** {@code VIR_CONNECT_LIST_DOMAINS_MANAGEDSAVE}, since libvirt 0.9.13. */
    MANAGEDSAVE(1 << 8),
    /** {@code VIR_CONNECT_LIST_DOMAINS_NO_MANAGEDSAVE}, since libvirt 0.9.13. */
    NO_MANAGEDSAVE(1 << 9),
    /** {@code VIR_CONNECT_LIST_DOMAINS_AUTOSTART}, since libvirt 0.9.13. */
    AUTOSTART(1 << 10),
    /** {@code VIR_CONNECT_LIST_DOMAINS_NO_AUTOSTART}, since libvirt 0.9.13. */
    NO_AUTOSTART(1 << 11),
    /** {@code VIR_CONNECT_LIST_DOMAINS_HAS_SNAPSHOT}, since libvirt 0.9.13. */
    HAS_SNAPSHOT(1 << 12),
    /** {@code VIR_CONNECT_LIST_DOMAINS_NO_SNAPSHOT}, since libvirt 0.9.13. */
    NO_SNAPSHOT(1 << 13),
    /** {@code VIR_CONNECT_LIST_DOMAINS_HAS_CHECKPOINT}, since libvirt 5.6.0. */
    HAS_CHECKPOINT(1 << 14),
    /** {@code VIR_CONNECT_LIST_DOMAINS_NO_CHECKPOINT}, since libvirt 5.6.0. */
    NO_CHECKPOINT(1 << 15);

    private final int bit;

    ListFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
