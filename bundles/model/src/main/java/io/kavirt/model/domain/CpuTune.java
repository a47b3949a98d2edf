package io.kavirt.model.domain;

import io.kavirt.model.common.CpuSet;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Children;
import io.kavirt.model.xml.Required;
import io.kavirt.model.xml.Scaled;
import io.kavirt.model.xml.Signed;
import io.kavirt.model.xml.SizeUnit;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The guest's share of the host's processors. Periods and quotas are in µs.
 *
 * @param shares its weight against other guests
 * @param period the period of processors
 * @param quota their time in a period; negative for no bound
 * @param globalPeriod the period of the whole guest
 * @param globalQuota its time in a period
 * @param emulatorPeriod the period of the emulator
 * @param emulatorQuota its time in a period
 * @param iothreadPeriod the period of I/O threads
 * @param iothreadQuota their time in a period
 * @param vcpuPins where processors run
 * @param emulatorPin where the emulator runs
 * @param iothreadPins where I/O threads run
 * @param vcpuSchedulers how processors are scheduled
 * @param iothreadSchedulers how I/O threads are scheduled
 * @param emulatorScheduler how the emulator is scheduled
 * @param cacheTunes shares of the caches
 * @param memoryTunes shares of memory bandwidth
 */
public record CpuTune(
        @Child @Nullable Long shares,
        @Child @Nullable Long period,
        @Child @Signed @Nullable Long quota,
        @Child("global_period") @Nullable Long globalPeriod,
        @Child("global_quota") @Signed @Nullable Long globalQuota,
        @Child("emulator_period") @Nullable Long emulatorPeriod,
        @Child("emulator_quota") @Signed @Nullable Long emulatorQuota,
        @Child("iothread_period") @Nullable Long iothreadPeriod,
        @Child("iothread_quota") @Signed @Nullable Long iothreadQuota,
        @Children("vcpupin") List<VcpuPin> vcpuPins,

        @Child(value = "emulatorpin", attribute = "cpuset") @Nullable
        CpuSet emulatorPin,

        @Children("iothreadpin") List<IoThreadPin> iothreadPins,
        @Child("emulatorsched") @Nullable EmulatorScheduler emulatorScheduler,
        @Children("vcpusched") List<VcpuScheduler> vcpuSchedulers,
        @Children("iothreadsched") List<IoThreadScheduler> iothreadSchedulers,
        @Children("cachetune") List<CacheTune> cacheTunes,
        @Children("memorytune") List<MemoryTune> memoryTunes) {

    /** Copies the lists and says of each thread how it is scheduled. */
    public CpuTune {
        vcpuPins = List.copyOf(vcpuPins);
        iothreadPins = List.copyOf(iothreadPins);
        vcpuSchedulers = vcpuSchedulers.stream()
                .flatMap(all -> all.vcpus().stream()
                        .mapToObj(vcpu -> new VcpuScheduler(CpuSet.of(vcpu), all.scheduler(), all.priority())))
                .sorted(Comparator.comparingInt(one -> one.vcpus().max()))
                .toList();
        iothreadSchedulers = iothreadSchedulers.stream()
                .flatMap(all -> all.iothreads().stream()
                        .mapToObj(id -> new IoThreadScheduler(CpuSet.of(id), all.scheduler(), all.priority())))
                .sorted(Comparator.comparingInt(one -> one.iothreads().max()))
                .toList();
        cacheTunes = List.copyOf(cacheTunes);
        memoryTunes = List.copyOf(memoryTunes);
    }

    /**
     * Where a processor runs.
     *
     * @param vcpu the guest's processor
     * @param cpuset the host's processors
     */
    public record VcpuPin(
            @Attribute @Required int vcpu,
            @Attribute @Required CpuSet cpuset) {}

    /**
     * Where an I/O thread runs.
     *
     * @param iothread its number
     * @param cpuset the host's processors
     */
    public record IoThreadPin(
            @Attribute @Required int iothread,
            @Attribute @Required CpuSet cpuset) {}

    /** How threads are scheduled. */
    public enum Scheduler {
        BATCH,
        IDLE,
        FIFO,
        RR
    }

    /**
     * How the emulator is scheduled.
     *
     * @param scheduler the policy
     * @param priority the real-time priority
     */
    public record EmulatorScheduler(
            @Attribute @Required Scheduler scheduler,
            @Attribute @Nullable Integer priority) {}

    /**
     * How processors are scheduled.
     *
     * @param vcpus which
     * @param scheduler the policy
     * @param priority the real-time priority
     */
    public record VcpuScheduler(
            @Attribute @Required CpuSet vcpus,
            @Attribute @Required Scheduler scheduler,
            @Attribute @Nullable Integer priority) {}

    /**
     * How I/O threads are scheduled.
     *
     * @param iothreads which
     * @param scheduler the policy
     * @param priority the real-time priority
     */
    public record IoThreadScheduler(
            @Attribute @Required CpuSet iothreads,
            @Attribute @Required Scheduler scheduler,
            @Attribute @Nullable Integer priority) {}

    /**
     * A share of the caches.
     *
     * @param vcpus whose
     * @param caches the shares
     * @param monitors what is watched
     */
    public record CacheTune(
            @Attribute @Required CpuSet vcpus,
            @Children("cache") List<Cache> caches,
            @Children("monitor") List<Monitor> monitors) {
        /** Copies the lists. */
        public CacheTune {
            caches = List.copyOf(caches);
            monitors = List.copyOf(monitors);
        }
    }

    /**
     * A share of one cache.
     *
     * @param id the cache
     * @param level its level
     * @param type what it holds
     * @param size the share in bytes
     */
    public record Cache(
            @Attribute @Required int id,
            @Attribute @Required int level,
            @Attribute @Required CacheType type,

            @Attribute @Scaled(value = SizeUnit.BYTES, pretty = true) @Required
            long size) {}

    /** What a cache holds. */
    public enum CacheType {
        BOTH,
        CODE,
        DATA
    }

    /**
     * A cache or memory whose use is watched.
     *
     * @param level the level of the cache
     * @param vcpus whose use
     */
    public record Monitor(
            @Attribute @Nullable Integer level,
            @Attribute @Required CpuSet vcpus) {}

    /**
     * A share of memory bandwidth.
     *
     * @param vcpus whose
     * @param nodes the shares
     * @param monitors what is watched
     */
    public record MemoryTune(
            @Attribute @Required CpuSet vcpus,
            @Children("node") List<Bandwidth> nodes,
            @Children("monitor") List<Monitor> monitors) {
        /** Copies the lists. */
        public MemoryTune {
            nodes = List.copyOf(nodes);
            monitors = List.copyOf(monitors);
        }
    }

    /**
     * A share of one node's bandwidth.
     *
     * @param id the node
     * @param bandwidth in percent
     */
    public record Bandwidth(
            @Attribute @Required int id,
            @Attribute @Required int bandwidth) {}
}
