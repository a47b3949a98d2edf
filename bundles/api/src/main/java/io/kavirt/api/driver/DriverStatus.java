package io.kavirt.api.driver;

/** Whether a driver can serve. */
public enum DriverStatus {
    /** It looks for what it needs; calls wait. */
    PROBING,
    /** It serves. */
    READY,
    /** It lacks something; calls are refused with the reason. */
    UNUSABLE,
    /** It is leaving: running calls finish, new ones wait for the next instance. */
    LEAVING,
    /** It is gone; calls wait for the next instance within core's bound, and are refused then. */
    MISSING
}
