package io.kavirt.model.domain;

import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Children;
import io.kavirt.model.xml.Default;
import io.kavirt.model.xml.Element;
import io.kavirt.model.xml.Foreign;
import io.kavirt.model.xml.LiveOnly;
import io.kavirt.model.xml.NamespaceExtension;
import io.kavirt.model.xml.Raw;
import io.kavirt.model.xml.Records;
import io.kavirt.model.xml.Required;
import io.kavirt.model.xml.Scaled;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A domain: everything that its document says. Copies with one thing changed are made by the {@code with} methods,
 * any other by {@link Records#with}.
 *
 * @param type the kind of hypervisor
 * @param id the number of the running guest
 * @param name its name
 * @param uuid its id; made up if absent
 * @param genid the VM generation id
 * @param title a short description
 * @param description a long one
 * @param metadata the element of that name, carried verbatim
 * @param maxMemory how far memory can be plugged in
 * @param memory what it boots with
 * @param currentMemory what it has after the balloon, in KiB
 * @param blkiotune its share of disks
 * @param memtune limits of its memory
 * @param memoryBacking what its memory is made of
 * @param vcpu how many processors
 * @param vcpus the processors one by one
 * @param iothreads how many I/O threads
 * @param iothreadIds the I/O threads one by one
 * @param defaultIoThread the workers of the main loop
 * @param cputune its share of processors
 * @param numatune where its memory lies
 * @param resource where the host accounts for it
 * @param sysinfos tables that tell it about its machine
 * @param bootloader the boot loader on the host
 * @param bootloaderArgs its arguments
 * @param os what it boots
 * @param idmap how ids map to the host's
 * @param features what its machine offers
 * @param cpu its processor
 * @param clock its clock
 * @param onPoweroff what happens when it powers off
 * @param onReboot what happens when it reboots
 * @param onCrash what happens when it crashes
 * @param onLockfailure what happens when a lock is lost
 * @param pm its sleep states
 * @param perf performance counters
 * @param devices its devices
 * @param seclabels how it is confined
 * @param keywrap wrapping of keys
 * @param launchSecurity protection of its memory
 * @param extensions what drivers add, by namespace
 */
@Element("domain")
public record DomainDefinition(
        @Attribute @Required String type,
        @Attribute @LiveOnly @Nullable Integer id,
        @Child @Required String name,
        @Child @Nullable UUID uuid,
        @Child(keepEmpty = true) @Nullable GenId genid,
        @Child @Nullable String title,
        @Child @Nullable String description,
        @Raw @Nullable String metadata,
        @Child @Nullable MaxMemory maxMemory,
        @Child @Required Memory memory,
        @Child @Scaled @Nullable Long currentMemory,
        @Child @Nullable BlockIoTune blkiotune,
        @Child @Nullable MemoryTune memtune,
        @Child @Nullable MemoryBacking memoryBacking,
        @Child(always = true) Vcpu vcpu,
        @Children(value = "vcpu", in = "vcpus") List<VcpuState> vcpus,
        @Child @Nullable Integer iothreads,
        @Children(value = "iothread", in = "iothreadids") List<IoThread> iothreadIds,
        @Child("defaultiothread") @Nullable DefaultIoThread defaultIoThread,
        @Child @Nullable CpuTune cputune,
        @Child @Nullable NumaTune numatune,
        @Child @Nullable Resource resource,
        @Children("sysinfo") List<SystemInfo> sysinfos,
        @Child @Nullable String bootloader,
        @Child("bootloader_args") @Nullable String bootloaderArgs,
        @Child @Required OperatingSystem os,
        @Child @Nullable IdMap idmap,
        @Child @Nullable Features features,
        @Child @Nullable Cpu cpu,
        @Child(always = true) Clock clock,
        @Child("on_poweroff") @Default("destroy") LifecycleAction onPoweroff,
        @Child("on_reboot") @Default("restart") LifecycleAction onReboot,
        @Child("on_crash") @Default("destroy") LifecycleAction onCrash,
        @Child("on_lockfailure") @Nullable LockFailureAction onLockfailure,
        @Child @Nullable PowerManagement pm,
        @Children(value = "event", in = "perf") List<PerfEvent> perf,

        @Child(always = true, keepEmpty = true, expand = true)
        Devices devices,

        @Children("seclabel") List<SecurityLabel> seclabels,
        @Child @Nullable KeyWrap keywrap,
        @Child @Nullable LaunchSecurity launchSecurity,
        @Foreign List<NamespaceExtension> extensions) {

    /** Copies the lists and lets the balloon be empty unless something else is said. */
    public DomainDefinition {
        vcpus = List.copyOf(vcpus);
        iothreadIds = List.copyOf(iothreadIds);
        sysinfos = List.copyOf(sysinfos);
        perf = List.copyOf(perf);
        seclabels = List.copyOf(seclabels);
        extensions = List.copyOf(extensions);
        if (currentMemory == null || currentMemory > memory.kib()) {
            currentMemory = memory.kib();
        }
    }

    /** The memory that the guest boots with, in KiB. */
    public long memoryKib() {
        return memory.kib();
    }

    /** The memory that the guest has after the balloon, in KiB. */
    public long currentMemoryKib() {
        return currentMemory == null ? memory.kib() : currentMemory;
    }

    /** The extension of one kind. */
    public <X extends NamespaceExtension> Optional<X> extension(Class<X> kind) {
        return extensions.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** A copy with another number, or none when it does not run. */
    public DomainDefinition withId(@Nullable Integer id) {
        return Records.with(this, "id", id);
    }

    /** A copy with another name. */
    public DomainDefinition withName(String name) {
        return Records.with(this, "name", name);
    }

    /** A copy with another id. */
    public DomainDefinition withUuid(UUID uuid) {
        return Records.with(this, "uuid", uuid);
    }

    /** A copy with another VM generation id. */
    public DomainDefinition withGenid(@Nullable GenId genid) {
        return Records.with(this, "genid", genid);
    }

    /** A copy with another title. */
    public DomainDefinition withTitle(@Nullable String title) {
        return Records.with(this, "title", title);
    }

    /** A copy with another description. */
    public DomainDefinition withDescription(@Nullable String description) {
        return Records.with(this, "description", description);
    }

    /** A copy with another metadata element, including its tags. */
    public DomainDefinition withMetadata(@Nullable String metadata) {
        return Records.with(this, "metadata", metadata);
    }

    /** A copy with other memory at boot, in KiB; the balloon shrinks with it. */
    public DomainDefinition withMemory(long kib) {
        return Records.with(this, "memory", new Memory(memory.dumpCore(), kib));
    }

    /** A copy with other memory after the balloon, in KiB. */
    public DomainDefinition withCurrentMemory(long kib) {
        return Records.with(this, "currentMemory", kib);
    }

    /** A copy with other limits of memory. */
    public DomainDefinition withMemtune(@Nullable MemoryTune memtune) {
        return Records.with(this, "memtune", memtune);
    }

    /** A copy with another number of processors. */
    public DomainDefinition withVcpu(Vcpu vcpu) {
        return Records.with(this, "vcpu", vcpu);
    }

    /** A copy with other states of processors. */
    public DomainDefinition withVcpus(List<VcpuState> vcpus) {
        return Records.with(this, "vcpus", vcpus);
    }

    /** A copy with another share of processors. */
    public DomainDefinition withCputune(@Nullable CpuTune cputune) {
        return Records.with(this, "cputune", cputune);
    }

    /** A copy that boots something else. */
    public DomainDefinition withOs(OperatingSystem os) {
        return Records.with(this, "os", os);
    }

    /** A copy with other features. */
    public DomainDefinition withFeatures(@Nullable Features features) {
        return Records.with(this, "features", features);
    }

    /** A copy with another processor. */
    public DomainDefinition withCpu(@Nullable Cpu cpu) {
        return Records.with(this, "cpu", cpu);
    }

    /** A copy with another clock. */
    public DomainDefinition withClock(Clock clock) {
        return Records.with(this, "clock", clock);
    }

    /** A copy that does something else when it powers off. */
    public DomainDefinition withOnPoweroff(LifecycleAction action) {
        return Records.with(this, "onPoweroff", action);
    }

    /** A copy that does something else when it reboots. */
    public DomainDefinition withOnReboot(LifecycleAction action) {
        return Records.with(this, "onReboot", action);
    }

    /** A copy that does something else when it crashes. */
    public DomainDefinition withOnCrash(LifecycleAction action) {
        return Records.with(this, "onCrash", action);
    }

    /** A copy with other devices. */
    public DomainDefinition withDevices(Devices devices) {
        return Records.with(this, "devices", devices);
    }

    /** A copy with other confinement. */
    public DomainDefinition withSeclabels(List<SecurityLabel> seclabels) {
        return Records.with(this, "seclabels", seclabels);
    }

    /** A copy with other extensions. */
    public DomainDefinition withExtensions(List<NamespaceExtension> extensions) {
        return Records.with(this, "extensions", extensions);
    }
}
