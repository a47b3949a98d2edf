package io.kavirt.driver.test;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.NoFlag;
import io.kavirt.api.domain.BlockInfo;
import io.kavirt.api.domain.BlockStats;
import io.kavirt.api.domain.DomainStatistics;
import io.kavirt.api.domain.InterfaceStats;
import io.kavirt.api.domain.MemoryStat;
import io.kavirt.api.domain.MemoryStatTag;
import io.kavirt.api.driver.Prompt;
import io.kavirt.model.domain.Disk;
import io.kavirt.model.domain.DiskSource;
import io.kavirt.model.domain.DomainDefinition;
import io.kavirt.model.domain.NetworkInterface;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Figures, made up from the clock so that they grow. */
@Prompt
final class StatisticsFacet implements DomainStatistics {
    // A file that was written full, with what the format adds.
    private static final long DISK_ALLOCATION = 1L << 40;
    private static final long DISK_CAPACITY = DISK_ALLOCATION - 5_177_344;
    private static final long LAST_UPDATE = 627_319_920;

    private final TestDomain domain;

    StatisticsFacet(TestDomain domain) {
        this.domain = domain;
    }

    private static long micros() {
        return System.currentTimeMillis() * 1000;
    }

    @Override
    public BlockStats blockStats(String path) {
        DomainDefinition definition = domain.active().definition();
        if (path.isEmpty()) {
            throw Refusal.of(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    "Operation not supported: summary statistics are not supported yet, accepted are "
                            + disks(definition));
        }
        disk(definition, path);
        long micros = micros();
        return new BlockStats(micros / 10, micros / 20, micros / 30, micros / 40, micros / 2_000_000);
    }

    @Override
    public BlockInfo blockInfo(String path, Set<NoFlag> flags) {
        Disk disk = disk(domain.now().definition(), path);
        DiskSource source = disk.source();
        if (source == null || source.equals(DiskSource.NONE)) {
            throw Refusal.invalidArgument("disk '" + path + "' does not currently have a source assigned");
        }
        return new BlockInfo(DISK_ALLOCATION, DISK_CAPACITY, DISK_ALLOCATION);
    }

    private static Disk disk(DomainDefinition definition, String path) {
        return definition.devices().disks().stream()
                .filter(disk -> disk.target().dev().equals(path)
                        || Optional.ofNullable(disk.source())
                                .map(DiskSource::localPath)
                                .filter(path::equals)
                                .isPresent())
                .findFirst()
                .orElseThrow(() -> Refusal.invalidArgument("invalid path " + path + " not assigned to domain '"
                        + definition.name() + "', accepted are " + disks(definition)));
    }

    private static String disks(DomainDefinition definition) {
        return definition.devices().disks().stream()
                .map(disk -> disk.target().dev())
                .collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public InterfaceStats interfaceStats(String device) {
        DomainDefinition definition = domain.active().definition();
        List<NetworkInterface> interfaces = definition.devices().interfaces();
        if (interfaces.stream().noneMatch(each -> isNamed(each, device))) {
            String names = interfaces.stream()
                    .map(each -> String.valueOf(Documents.targetOf(each)))
                    .collect(Collectors.joining(", ", "[", "]"));
            throw Refusal.invalidArgument("'" + device + "' is not a known interface, accepted are " + names);
        }
        long micros = micros();
        long seconds = micros / 1_000_000;
        return new InterfaceStats(
                micros / 10, micros / 100, seconds, seconds / 2, micros / 20, micros / 110, seconds / 3, seconds / 4);
    }

    private static boolean isNamed(NetworkInterface each, String device) {
        NetworkInterface.Mac mac = each.mac();
        return device.equals(Documents.targetOf(each))
                || mac != null && mac.address().toString().equalsIgnoreCase(device);
    }

    @Override
    public List<MemoryStat> memoryStats(Set<NoFlag> flags) {
        long memory = domain.active().definition().currentMemoryKib();
        return List.of(
                new MemoryStat(MemoryStatTag.ACTUAL_BALLOON, memory),
                new MemoryStat(MemoryStatTag.SWAP_IN, 0),
                new MemoryStat(MemoryStatTag.SWAP_OUT, 0),
                new MemoryStat(MemoryStatTag.MAJOR_FAULT, 0),
                new MemoryStat(MemoryStatTag.MINOR_FAULT, 0),
                new MemoryStat(MemoryStatTag.UNUSED, memory / 2),
                new MemoryStat(MemoryStatTag.AVAILABLE, memory),
                new MemoryStat(MemoryStatTag.USABLE, memory / 2),
                new MemoryStat(MemoryStatTag.LAST_UPDATE, LAST_UPDATE),
                new MemoryStat(MemoryStatTag.DISK_CACHES, memory / 8),
                new MemoryStat(MemoryStatTag.HUGETLB_PGALLOC, 0),
                new MemoryStat(MemoryStatTag.HUGETLB_PGFAIL, 0),
                new MemoryStat(MemoryStatTag.RSS, memory / 2));
    }
}
