package io.kavirt.shell;

import io.kavirt.api.domain.DomainState;

/** Names states as virsh does. */
final class States {
    private States() {}

    static String label(DomainState state) {
        return switch (state) {
            case NOSTATE -> "no state";
            case RUNNING -> "running";
            case BLOCKED -> "idle";
            case PAUSED -> "paused";
            case SHUTDOWN -> "in shutdown";
            case SHUTOFF -> "shut off";
            case CRASHED -> "crashed";
            default -> state.name().toLowerCase(java.util.Locale.ROOT);
        };
    }
}
