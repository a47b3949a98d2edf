package io.kavirt.model.domain;

/** What happens when the guest powers off, reboots or crashes. */
public enum LifecycleAction {
    DESTROY,
    RESTART,
    RENAME_RESTART,
    PRESERVE,
    COREDUMP_DESTROY,
    COREDUMP_RESTART
}
