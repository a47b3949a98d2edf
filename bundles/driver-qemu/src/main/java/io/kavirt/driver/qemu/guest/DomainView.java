package io.kavirt.driver.qemu.guest;

import io.kavirt.api.Code;
import io.kavirt.api.DomainRef;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.api.domain.DomainState;
import io.kavirt.api.domain.ShutoffReason;
import io.kavirt.model.domain.DomainDefinition;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a domain at one moment. What reads a domain reads one of these and waits for nothing.
 *
 * @param ref its names
 * @param config its definition; null if it is transient
 * @param live the document of the running guest; null unless it is active
 * @param guest the running guest; null unless it is active
 * @param state what it does
 * @param reason why, by the codes that belong to the state
 * @param autostart whether it starts with the daemon
 * @param managedSave whether its next start goes on from a saved state
 * @param updated whether the definition changed since the guest started
 * @param balloonKib memory that the guest has now, in KiB; 0 unless it is active
 */
public record DomainView(
        DomainRef ref,
        @Nullable DomainDefinition config,
        @Nullable DomainDefinition live,
        @Nullable Guest guest,
        DomainState state,
        int reason,
        boolean autostart,
        boolean managedSave,
        boolean updated,
        long balloonKib) {

    /** A domain that is defined and not active. */
    static DomainView inactive(String name, UUID uuid, @Nullable DomainDefinition config) {
        return new DomainView(
                new DomainRef(name, uuid, DomainRef.INACTIVE),
                config,
                null,
                null,
                DomainState.SHUTOFF,
                ShutoffReason.UNKNOWN.code(),
                false,
                false,
                false,
                0);
    }

    /** Whether it has a guest. */
    public boolean isActive() {
        return guest != null;
    }

    /** Whether it has a definition that outlives its guest. */
    public boolean isPersistent() {
        return config != null;
    }

    /** Whether clients may see it: one that is just being defined, or has just gone, they do not. */
    public boolean isKnown() {
        return isActive() || isPersistent();
    }

    /**
     * What it is now: the running guest's document, or else its definition.
     *
     * @throws VirtException NO_DOMAIN if it has neither
     */
    public DomainDefinition current() {
        DomainDefinition definition = live != null ? live : config;
        if (definition == null) {
            // Whoever found it has been overtaken by its end.
            throw new VirtException(
                    ErrorCode.NO_DOMAIN,
                    ErrorDomain.QEMU,
                    "Domain '" + ref.name() + "' with UUID " + ref.uuid() + " is not there any more",
                    ref,
                    null);
        }
        return definition;
    }

    /** What its next start begins with: its definition or, for a transient domain, the running guest's document. */
    public DomainDefinition next() {
        return config != null ? config : current();
    }

    /** Whether the guest's processors run. */
    public boolean isRunning() {
        return state == DomainState.RUNNING;
    }

    DomainView withState(DomainState newState, Code newReason) {
        return new DomainView(
                ref, config, live, guest, newState, newReason.code(), autostart, managedSave, updated, balloonKib);
    }

    public DomainView withName(String name, DomainDefinition newConfig) {
        return new DomainView(
                new DomainRef(name, ref.uuid(), ref.id()),
                newConfig,
                live,
                guest,
                state,
                reason,
                autostart,
                managedSave,
                updated,
                balloonKib);
    }

    public DomainView withConfig(@Nullable DomainDefinition newConfig) {
        return new DomainView(
                ref,
                newConfig,
                live,
                guest,
                state,
                reason,
                newConfig != null && autostart,
                managedSave,
                isActive() && newConfig != null,
                balloonKib);
    }

    public DomainView withLive(DomainDefinition newLive) {
        return new DomainView(ref, config, newLive, guest, state, reason, autostart, managedSave, updated, balloonKib);
    }

    public DomainView withAutostart(boolean newAutostart) {
        return new DomainView(ref, config, live, guest, state, reason, newAutostart, managedSave, updated, balloonKib);
    }

    public DomainView withManagedSave(boolean newManagedSave) {
        return new DomainView(ref, config, live, guest, state, reason, autostart, newManagedSave, updated, balloonKib);
    }

    public DomainView withBalloon(long kib) {
        return new DomainView(ref, config, live, guest, state, reason, autostart, managedSave, updated, kib);
    }

    DomainView started(Guest newGuest, DomainDefinition newLive, DomainState newState, Code newReason) {
        return new DomainView(
                new DomainRef(ref.name(), ref.uuid(), newGuest.id()),
                config,
                newLive,
                newGuest,
                newState,
                newReason.code(),
                autostart,
                managedSave,
                false,
                newLive.currentMemoryKib());
    }

    DomainView stopped(Code newReason) {
        return new DomainView(
                new DomainRef(ref.name(), ref.uuid(), DomainRef.INACTIVE),
                config,
                null,
                null,
                DomainState.SHUTOFF,
                newReason.code(),
                autostart,
                managedSave,
                false,
                0);
    }
}
