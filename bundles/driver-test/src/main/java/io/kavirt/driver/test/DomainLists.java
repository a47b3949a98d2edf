package io.kavirt.driver.test;

import io.kavirt.api.Flag;
import io.kavirt.api.TypedParameters;
import io.kavirt.api.domain.DomainState;
import io.kavirt.api.domain.ListFlag;
import io.kavirt.api.domain.StateAndReason;
import java.util.Set;

/** What lists and figures of domains share. */
final class DomainLists {
    /** The flags of a list of which one is enough. */
    static final int[] GROUPS = {
        ListFlag.ACTIVE.bit() | ListFlag.INACTIVE.bit(),
        ListFlag.PERSISTENT.bit() | ListFlag.TRANSIENT.bit(),
        ListFlag.RUNNING.bit() | ListFlag.PAUSED.bit() | ListFlag.SHUTOFF.bit() | ListFlag.OTHER.bit(),
        ListFlag.MANAGEDSAVE.bit() | ListFlag.NO_MANAGEDSAVE.bit(),
        ListFlag.AUTOSTART.bit() | ListFlag.NO_AUTOSTART.bit(),
        ListFlag.HAS_SNAPSHOT.bit() | ListFlag.NO_SNAPSHOT.bit(),
        ListFlag.HAS_CHECKPOINT.bit() | ListFlag.NO_CHECKPOINT.bit(),
    };

    private static final int REASONS = 16;
    private static final TypedParameters[] STATES = states();

    private DomainLists() {}

    static int bits(Set<? extends Flag> flags) {
        int bits = 0;
        for (Flag flag : flags) {
            bits |= flag.bit();
        }
        return bits;
    }

    /** State and reason as parameters; the same object for the same state. */
    static TypedParameters stateParameters(StateAndReason state) {
        return STATES[state.state().code() * REASONS + state.reason()];
    }

    private static TypedParameters[] states() {
        TypedParameters[] all = new TypedParameters[DomainState.values().length * REASONS];
        for (int i = 0; i < all.length; i++) {
            all[i] = TypedParameters.builder()
                    .putInt("state.state", i / REASONS)
                    .putInt("state.reason", i % REASONS)
                    .build();
        }
        return all;
    }
}
