package io.kavirt.api.event;

import io.kavirt.api.DomainRef;
import io.kavirt.api.TypedParameters;
import io.kavirt.api.contract.EventMessage;
import io.kavirt.api.contract.Limit;
import io.kavirt.api.contract.Omittable;
import io.kavirt.api.contract.Program;
import io.kavirt.api.domain.MetadataType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something happened to a domain. */
public sealed interface DomainEvent extends Event {
    /** The domain that it happened to. */
    DomainRef domain();

    /**
     * A domain was defined, started, paused and so on.
     *
     * @param domain the domain
     * @param type what happened
     * @param detail a code of the enum that belongs to the type, such as {@link StartedDetail}
     */
    @EventMessage(id = 0, plain = 107, callback = 318)
    record Lifecycle(DomainRef domain, LifecycleType type, int detail) implements DomainEvent {}

    /**
     * The guest rebooted.
     *
     * @param domain the domain
     */
    @EventMessage(id = 1, plain = 169, callback = 319)
    record Reboot(DomainRef domain) implements DomainEvent {}

    /**
     * The guest changed its clock.
     *
     * @param domain the domain
     * @param offset seconds from UTC
     */
    @EventMessage(id = 2, plain = 170, callback = 320)
    record RtcChange(DomainRef domain, long offset) implements DomainEvent {}

    /**
     * The guest's watchdog fired.
     *
     * @param domain the domain
     * @param action what it did
     */
    @EventMessage(id = 3, plain = 171, callback = 321)
    record Watchdog(DomainRef domain, WatchdogAction action) implements DomainEvent {}

    /**
     * A disk failed.
     *
     * @param domain the domain
     * @param sourcePath the disk's source
     * @param deviceAlias the disk's alias
     * @param action what followed
     */
    @EventMessage(id = 4, plain = 172, callback = 322)
    record IoError(DomainRef domain, String sourcePath, String deviceAlias, IoErrorAction action)
            implements DomainEvent {}

    /**
     * A graphics client connected, was accepted or left.
     *
     * @param domain the domain
     * @param phase how far the client has come
     * @param local the server's end
     * @param remote the client's end
     * @param authScheme how the client authenticates
     * @param subject who the client is
     */
    @EventMessage(id = 5, plain = 173, callback = 323)
    record Graphics(
            DomainRef domain,
            GraphicsPhase phase,
            Address local,
            Address remote,
            String authScheme,
            @Limit(20) List<Identity> subject)
            implements DomainEvent {}

    /**
     * A disk failed, with the reason.
     *
     * @param domain the domain
     * @param sourcePath the disk's source
     * @param deviceAlias the disk's alias
     * @param action what followed
     * @param reason such as {@code enospc}
     */
    @EventMessage(id = 6, plain = 195, callback = 324)
    record IoErrorReason(DomainRef domain, String sourcePath, String deviceAlias, IoErrorAction action, String reason)
            implements DomainEvent {}

    /**
     * The channel to the hypervisor process failed.
     *
     * @param domain the domain
     */
    @EventMessage(id = 7, plain = 224, callback = 325)
    record ControlError(DomainRef domain) implements DomainEvent {}

    /**
     * A block job ended; the disk is named by its source.
     *
     * @param domain the domain
     * @param path the disk's source
     * @param type what the job did
     * @param status how it ended
     */
    @EventMessage(id = 8, plain = 241, callback = 326)
    record BlockJob(DomainRef domain, String path, BlockJobType type, BlockJobStatus status) implements DomainEvent {}

    /**
     * A disk's source changed.
     *
     * @param domain the domain
     * @param oldSourcePath null if it was empty
     * @param newSourcePath null if it is empty
     * @param deviceAlias the disk's alias
     * @param reason why
     */
    @EventMessage(id = 9, plain = 248, callback = 327)
    record DiskChange(
            DomainRef domain,
            @Omittable @Nullable String oldSourcePath,
            @Omittable @Nullable String newSourcePath,
            String deviceAlias,
            DiskChangeReason reason)
            implements DomainEvent {}

    /**
     * A tray was opened or closed.
     *
     * @param domain the domain
     * @param deviceAlias the disk's alias
     * @param reason which way
     */
    @EventMessage(id = 10, plain = 268, callback = 328)
    record TrayChange(DomainRef domain, String deviceAlias, TrayChangeReason reason) implements DomainEvent {}

    /**
     * The guest woke up.
     *
     * @param domain the domain
     */
    @EventMessage(id = 11, plain = 269, callback = 329, reserved = true)
    record PmWakeup(DomainRef domain) implements DomainEvent {}

    /**
     * The guest went to sleep in memory.
     *
     * @param domain the domain
     */
    @EventMessage(id = 12, plain = 270, callback = 330, reserved = true)
    record PmSuspend(DomainRef domain) implements DomainEvent {}

    /**
     * The guest's memory changed.
     *
     * @param domain the domain
     * @param actual KiB
     */
    @EventMessage(id = 13, plain = 276, callback = 331)
    record BalloonChange(DomainRef domain, long actual) implements DomainEvent {}

    /**
     * The guest went to sleep on disk.
     *
     * @param domain the domain
     */
    @EventMessage(id = 14, plain = 292, callback = 332, reserved = true)
    record PmSuspendDisk(DomainRef domain) implements DomainEvent {}

    /**
     * A device is gone from the guest.
     *
     * @param domain the domain
     * @param deviceAlias its alias
     */
    @EventMessage(id = 15, plain = 311, callback = 333)
    record DeviceRemoved(DomainRef domain, String deviceAlias) implements DomainEvent {}

    /**
     * A block job ended or became ready; the disk is named by its target.
     *
     * @param domain the domain
     * @param target the disk's target, such as {@code vda}
     * @param type what the job does
     * @param status how it ended
     */
    @EventMessage(id = 16, callback = 339)
    record BlockJobByTarget(DomainRef domain, String target, BlockJobType type, BlockJobStatus status)
            implements DomainEvent {}

    /**
     * Tuning values changed.
     *
     * @param domain the domain
     * @param parameters the new values
     */
    @EventMessage(id = 17, callback = 346)
    record Tunable(DomainRef domain, @Limit(2048) TypedParameters parameters) implements DomainEvent {}

    /**
     * The guest agent came or went.
     *
     * @param domain the domain
     * @param state whether it is there
     * @param reason why this is told
     */
    @EventMessage(id = 18, callback = 348)
    record AgentLifecycle(DomainRef domain, AgentState state, AgentReason reason) implements DomainEvent {}

    /**
     * The guest has a new device.
     *
     * @param domain the domain
     * @param deviceAlias its alias
     */
    @EventMessage(id = 19, callback = 354)
    record DeviceAdded(DomainRef domain, String deviceAlias) implements DomainEvent {}

    /**
     * A migration started another round.
     *
     * @param domain the domain
     * @param iteration its number
     */
    @EventMessage(id = 20, callback = 359)
    record MigrationIteration(DomainRef domain, int iteration) implements DomainEvent {}

    /**
     * A job ended.
     *
     * @param domain the domain
     * @param parameters its figures
     */
    @EventMessage(id = 21, callback = 363)
    record JobCompleted(DomainRef domain, @Limit(64) TypedParameters parameters) implements DomainEvent {}

    /**
     * The guest did not give a device back.
     *
     * @param domain the domain
     * @param deviceAlias its alias
     */
    @EventMessage(id = 22, callback = 367)
    record DeviceRemovalFailed(DomainRef domain, String deviceAlias) implements DomainEvent {}

    /**
     * Title, description or metadata changed.
     *
     * @param domain the domain
     * @param type which of them
     * @param namespaceUri namespace of a metadata element, else null
     */
    @EventMessage(id = 23, callback = 379)
    record MetadataChange(
            DomainRef domain,
            MetadataType type,
            @Omittable @Nullable String namespaceUri) implements DomainEvent {}

    /**
     * A block device was written beyond the threshold that was set on it.
     *
     * @param domain the domain
     * @param device its target, such as {@code vda}
     * @param path its source; null if it has none
     * @param threshold bytes
     * @param excess by how many bytes the write exceeded it
     */
    @EventMessage(id = 24, callback = 385)
    record BlockThreshold(
            DomainRef domain,
            String device,
            @Omittable @Nullable String path,
            long threshold,
            long excess) implements DomainEvent {}

    /**
     * Memory of the host failed.
     *
     * @param domain the domain
     * @param recipient whose memory it was
     * @param action what was done
     * @param flags how bad it is
     */
    @EventMessage(id = 25, callback = 423)
    record MemoryFailure(
            DomainRef domain,
            MemoryFailureRecipient recipient,
            MemoryFailureAction action,
            Set<MemoryFailureFlag> flags)
            implements DomainEvent {}

    /**
     * The guest changed the size of a memory device.
     *
     * @param domain the domain
     * @param deviceAlias its alias
     * @param size KiB
     */
    @EventMessage(id = 26, callback = 438)
    record MemoryDeviceSizeChange(DomainRef domain, String deviceAlias, long size) implements DomainEvent {}

    /**
     * The guest changed the address of a network interface.
     *
     * @param domain the domain
     * @param deviceAlias its alias
     * @param oldMac what it was
     * @param newMac what it is
     */
    @EventMessage(id = 27, callback = 453)
    record NicMacChange(DomainRef domain, String deviceAlias, String oldMac, String newMac) implements DomainEvent {}

    /**
     * A virtual processor is gone from the guest.
     *
     * @param domain the domain
     * @param vcpu its number
     */
    @EventMessage(id = 28, callback = 454)
    record VcpuRemoved(DomainRef domain, int vcpu) implements DomainEvent {}

    /**
     * The guest opened or closed a channel.
     *
     * @param domain the domain
     * @param channel the channel's name
     * @param state whether it is open
     * @param reason why this is told
     */
    @EventMessage(id = 29, callback = 455)
    record ChannelLifecycle(DomainRef domain, String channel, ChannelState state, ChannelReason reason)
            implements DomainEvent {}

    /**
     * QEMU's monitor told something.
     *
     * @param domain the domain
     * @param event its name in QEMU
     * @param seconds seconds since 1970 by QEMU's clock
     * @param micros microseconds beside them
     * @param details its data as JSON, null if it has none
     */
    @EventMessage(id = MONITOR_EVENT_ID, callback = 6, program = Program.QEMU)
    record Monitor(
            DomainRef domain,
            String event,
            long seconds,
            int micros,
            @Omittable @Nullable String details) implements DomainEvent {}

    /** The id that {@link Monitor} events have within Kavirt; clients register for them by a call of their own. */
    int MONITOR_EVENT_ID = -1;

    /**
     * One end of a graphics connection.
     *
     * @param family kind of address
     * @param node host or path
     * @param service port
     */
    record Address(GraphicsAddressType family, String node, String service) {}

    /**
     * What is known of a graphics client.
     *
     * @param type such as {@code x509dname}
     * @param name the value
     */
    record Identity(String type, String name) {}
}
