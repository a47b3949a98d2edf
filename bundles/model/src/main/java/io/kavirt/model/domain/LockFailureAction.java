package io.kavirt.model.domain;

/** What happens when the lock on a disk is lost. */
public enum LockFailureAction {
    POWEROFF,
    RESTART,
    PAUSE,
    IGNORE
}
