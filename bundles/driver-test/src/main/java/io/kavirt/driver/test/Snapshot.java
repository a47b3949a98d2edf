package io.kavirt.driver.test;

import io.kavirt.api.Code;
import io.kavirt.api.DomainRef;
import io.kavirt.api.domain.DomainState;
import io.kavirt.api.domain.DomainStatsRecord;
import io.kavirt.api.domain.ListFlag;
import io.kavirt.api.domain.ShutoffReason;
import io.kavirt.api.domain.StateAndReason;
import io.kavirt.model.domain.DomainDefinition;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All of a domain at one moment. Readers take one and need no lock; a change puts another in its place. */
final class Snapshot {
    private final DomainRef ref;
    private final StateAndReason state;
    private final @Nullable Config persistent;
    private final @Nullable Config live;
    private final Settings settings;
    private final int listBits;
    // Racy on purpose, as the texts of a Config.
    private @Nullable DomainStatsRecord stats;

    /**
     * What is of a domain beside its documents.
     *
     * @param autostart whether it starts with the daemon
     * @param updated whether the definition changed since the guest started
     * @param saved the managed save image
     */
    record Settings(
            boolean autostart, boolean updated, @Nullable SavedGuest saved) {
        static final Settings NONE = new Settings(false, false, null);
    }

    Snapshot(
            DomainRef ref,
            StateAndReason state,
            @Nullable Config persistent,
            @Nullable Config live,
            Settings settings) {
        this.ref = ref;
        this.state = state;
        this.persistent = persistent;
        this.live = live;
        this.settings = settings;
        this.listBits = bits();
    }

    /** A domain that was just defined. */
    static Snapshot defined(String name, UUID uuid, Config config) {
        return new Snapshot(
                new DomainRef(name, uuid, DomainRef.INACTIVE),
                new StateAndReason(DomainState.SHUTOFF, ShutoffReason.UNKNOWN.code()),
                config,
                null,
                Settings.NONE);
    }

    DomainRef ref() {
        return ref;
    }

    String name() {
        return ref.name();
    }

    DomainState state() {
        return state.state();
    }

    StateAndReason stateAndReason() {
        return state;
    }

    @Nullable
    Config persistent() {
        return persistent;
    }

    @Nullable
    Config live() {
        return live;
    }

    Settings settings() {
        return settings;
    }

    boolean isActive() {
        return live != null;
    }

    boolean isPersistent() {
        return persistent != null;
    }

    /** What counts now: the running guest's definition, or the one for the next start. */
    Config current() {
        return java.util.Objects.requireNonNull(live != null ? live : persistent);
    }

    DomainDefinition definition() {
        return current().definition();
    }

    Snapshot withState(DomainState next, Code reason) {
        return new Snapshot(ref, new StateAndReason(next, reason.code()), persistent, live, settings);
    }

    Snapshot withSettings(Settings next) {
        return new Snapshot(ref, state, persistent, live, next);
    }

    Snapshot withConfigs(@Nullable Config nextPersistent, @Nullable Config nextLive) {
        return new Snapshot(ref, state, nextPersistent, nextLive, settings);
    }

    Snapshot withName(String name, Config config) {
        return new Snapshot(new DomainRef(name, ref.uuid(), ref.id()), state, config, live, settings);
    }

    Snapshot started(int id, Config running, StateAndReason next) {
        return new Snapshot(
                new DomainRef(ref.name(), ref.uuid(), id),
                next,
                persistent,
                running,
                new Settings(settings.autostart(), false, null));
    }

    Snapshot stopped(Code reason) {
        return new Snapshot(
                new DomainRef(ref.name(), ref.uuid(), DomainRef.INACTIVE),
                new StateAndReason(DomainState.SHUTOFF, reason.code()),
                persistent,
                null,
                new Settings(settings.autostart(), false, settings.saved()));
    }

    /** Whether a list with the bits of {@link ListFlag} has the domain: in each group of flags that is asked for, one holds. */
    boolean isListed(int wanted) {
        for (int group : DomainLists.GROUPS) {
            if ((wanted & group) != 0 && (wanted & group & listBits) == 0) {
                return false;
            }
        }
        return true;
    }

    DomainStatsRecord stateStats() {
        DomainStatsRecord known = stats;
        if (known == null) {
            known = new DomainStatsRecord(ref, DomainLists.stateParameters(state));
            stats = known;
        }
        return known;
    }

    private int bits() {
        ListFlag run =
                switch (state.state()) {
                    case RUNNING -> ListFlag.RUNNING;
                    case PAUSED -> ListFlag.PAUSED;
                    case SHUTOFF -> ListFlag.SHUTOFF;
                    default -> ListFlag.OTHER;
                };
        return (isActive() ? ListFlag.ACTIVE : ListFlag.INACTIVE).bit()
                | (isPersistent() ? ListFlag.PERSISTENT : ListFlag.TRANSIENT).bit()
                | (settings.autostart() ? ListFlag.AUTOSTART : ListFlag.NO_AUTOSTART).bit()
                | (settings.saved() != null ? ListFlag.MANAGEDSAVE : ListFlag.NO_MANAGEDSAVE).bit()
                | run.bit()
                | ListFlag.NO_SNAPSHOT.bit()
                | ListFlag.NO_CHECKPOINT.bit();
    }
}
