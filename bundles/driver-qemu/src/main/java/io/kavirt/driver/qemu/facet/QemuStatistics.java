package io.kavirt.driver.qemu.facet;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.NoFlag;
import io.kavirt.api.TypedParameters;
import io.kavirt.api.domain.BlockInfo;
import io.kavirt.api.domain.BlockStats;
import io.kavirt.api.domain.DomainStatistics;
import io.kavirt.api.domain.InterfaceStats;
import io.kavirt.api.domain.MemoryStat;
import io.kavirt.api.driver.Call;
import io.kavirt.driver.qemu.guest.DomainView;
import io.kavirt.driver.qemu.guest.Guest;
import io.kavirt.driver.qemu.guest.Hypervisor;
import io.kavirt.driver.qemu.guest.ManagedDomain;
import io.kavirt.linux.net.InterfaceCounters;
import io.kavirt.model.domain.Disk;
import io.kavirt.model.domain.NetworkInterface;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What passes through a domain's devices. */
public final class QemuStatistics extends DomainFacet implements DomainStatistics {
    public QemuStatistics(Hypervisor hypervisor, Call call, ManagedDomain domain) {
        super(hypervisor, call, domain);
    }

    @Override
    public BlockStats blockStats(String path) {
        List<BlockFigures> figures = figures(path);
        return new BlockStats(
                sum(figures, "rd_operations"),
                sum(figures, "rd_bytes"),
                sum(figures, "wr_operations"),
                sum(figures, "wr_bytes"),
                -1);
    }

    @Override
    public TypedParameters blockStatsFlags(String path, Set<NoFlag> flags) {
        List<BlockFigures> figures = figures(path);
        return TypedParameters.builder()
                .putLong("wr_bytes", sum(figures, "wr_bytes"))
                .putLong("wr_operations", sum(figures, "wr_operations"))
                .putLong("rd_bytes", sum(figures, "rd_bytes"))
                .putLong("rd_operations", sum(figures, "rd_operations"))
                .putLong("flush_operations", sum(figures, "flush_operations"))
                .putLong("wr_total_times", sum(figures, "wr_total_time_ns"))
                .putLong("rd_total_times", sum(figures, "rd_total_time_ns"))
                .putLong("flush_total_times", sum(figures, "flush_total_time_ns"))
                .build();
    }

    private List<BlockFigures> figures(String path) {
        Guest guest = guest();
        if (path.isEmpty()) {
            return List.copyOf(BlockFigures.of(guest).values());
        }
        Disk disk = disk(view(), path);
        Map<String, BlockFigures> all = BlockFigures.of(guest);
        return List.of(BlockFigures.of(all, disk)
                .orElseThrow(() -> error(
                        ErrorCode.OPERATION_FAILED,
                        "QEMU counts nothing of disk '" + path + "' of domain '" + domain.name() + "'")));
    }

    private static long sum(List<BlockFigures> figures, String name) {
        return figures.stream().mapToLong(each -> each.count(name)).sum();
    }

    @Override
    public BlockInfo blockInfo(String path, Set<NoFlag> flags) {
        DomainView view = view();
        Disk disk = disk(view, path);
        String source = sourceOf(disk);
        if (source == null) {
            throw error(
                    ErrorCode.INVALID_ARG,
                    "Disk '" + path + "' of domain '" + domain.name() + "' is empty or not on this host");
        }
        Path file = Path.of(source);
        try {
            Guest guest = view.guest();
            if (guest != null) {
                BlockFigures figures =
                        BlockFigures.of(BlockFigures.of(guest), disk).orElse(null);
                if (figures != null && figures.virtualSize().isPresent()) {
                    long physical = ImageFile.physical(file);
                    return new BlockInfo(
                            figures.actualSize().orElse(physical),
                            figures.virtualSize().get(),
                            physical);
                }
            }
            return new BlockInfo(
                    ImageFile.allocation(file),
                    ImageFile.capacity(file, ImageFile.formatOf(disk)),
                    ImageFile.physical(file));
        } catch (IOException e) {
            throw error(ErrorCode.SYSTEM_ERROR, "Disk '" + source + "' cannot be read: " + e.getMessage());
        }
    }

    private Disk disk(DomainView view, String path) {
        return view.current().devices().disks().stream()
                .filter(disk -> disk.target().dev().equals(path) || path.equals(sourceOf(disk)))
                .findFirst()
                .orElseThrow(() -> error(
                        ErrorCode.INVALID_ARG,
                        "Domain '" + domain.name() + "' has no disk '" + path + "'; it has "
                                + view.current().devices().disks().stream()
                                        .map(disk -> disk.target().dev())
                                        .toList()));
    }

    static @Nullable String sourceOf(Disk disk) {
        return disk.source() == null ? null : disk.source().localPath();
    }

    @Override
    public InterfaceStats interfaceStats(String device) {
        guest();
        NetworkInterface net = view().current().devices().interfaces().stream()
                .filter(each -> isNamed(each, device))
                .findFirst()
                .orElseThrow(() -> error(
                        ErrorCode.INVALID_ARG,
                        "Domain '" + domain.name() + "' has no interface '" + device
                                + "'; the host side's name or the MAC address is accepted"));
        NetworkInterface.Target target = net.target();
        if (target == null || target.dev() == null) {
            throw error(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    "Interface '" + device + "' is of type '"
                            + net.type().name().toLowerCase(Locale.ROOT) + "', which has no counters on the host");
        }
        return stats(target.dev());
    }

    static InterfaceStats stats(String device) {
        InterfaceCounters guests = InterfaceCounters.of(device).fromGuest();
        return new InterfaceStats(
                guests.receivedBytes(),
                guests.receivedPackets(),
                guests.receivedErrors(),
                guests.receivedDrops(),
                guests.sentBytes(),
                guests.sentPackets(),
                guests.sentErrors(),
                guests.sentDrops());
    }

    private static boolean isNamed(NetworkInterface net, String device) {
        return (net.target() != null && device.equals(net.target().dev()))
                || (net.mac() != null && net.mac().address().toString().equalsIgnoreCase(device));
    }

    @Override
    public List<MemoryStat> memoryStats(Set<NoFlag> flags) {
        Guest guest = guest();
        return BalloonFigures.of(view(), guest, true, hypervisor.host().pageSize() / 1024);
    }
}
