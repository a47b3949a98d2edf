package io.kavirt.driver.qemu.facet;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.TypedParameters;
import io.kavirt.api.VirtException;
import io.kavirt.api.domain.DomainStatsRecord;
import io.kavirt.api.domain.InterfaceStats;
import io.kavirt.api.domain.MemoryStat;
import io.kavirt.api.domain.StatsFlag;
import io.kavirt.api.domain.StatsType;
import io.kavirt.api.driver.Call;
import io.kavirt.driver.qemu.guest.DomainView;
import io.kavirt.driver.qemu.guest.Guest;
import io.kavirt.driver.qemu.guest.Hypervisor;
import io.kavirt.driver.qemu.guest.ManagedDomain;
import io.kavirt.linux.process.ProcessStat;
import io.kavirt.model.domain.Disk;
import io.kavirt.model.domain.NetworkInterface;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers statistics of domains, group by group, under the names that clients know. */
final class StatsCollector {
    private static final Set<StatsType> GROUPS = EnumSet.of(
            StatsType.STATE,
            StatsType.CPU_TOTAL,
            StatsType.BALLOON,
            StatsType.VCPU,
            StatsType.INTERFACE,
            StatsType.BLOCK);
    private static final int VCPU_RUNNING = 1;

    private final Hypervisor hypervisor;
    private final Call call;
    private final Set<StatsType> wanted;
    private final boolean noWait;

    StatsCollector(Hypervisor hypervisor, Call call, Set<StatsType> stats, Set<StatsFlag> flags) {
        this.hypervisor = hypervisor;
        this.call = call;
        this.wanted = EnumSet.copyOf(stats.isEmpty() ? GROUPS : stats);
        this.noWait = flags.contains(StatsFlag.NOWAIT);
        if (flags.contains(StatsFlag.ENFORCE_STATS) && !GROUPS.containsAll(wanted)) {
            throw new VirtException(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    ErrorDomain.QEMU,
                    "Statistics " + wanted + " were asked for; the QEMU driver has " + GROUPS);
        }
    }

    /** The figures of a domain as {@code view} has it. */
    DomainStatsRecord collect(ManagedDomain domain, DomainView view) {
        Guest guest = view.guest();
        TypedParameters.Builder out = TypedParameters.builder();
        // A guest in the middle of an operation may not answer soon.
        boolean ask = guest != null
                && guest.isReachable()
                && !(noWait && domain.gate().running() != null)
                && !call.isCancelled();
        if (wanted.contains(StatsType.STATE)) {
            out.putInt("state.state", view.state().code()).putInt("state.reason", view.reason());
        }
        if (wanted.contains(StatsType.CPU_TOTAL) && guest != null) {
            guest.processStat().ifPresent(stat -> cpu(stat, out));
        }
        if (wanted.contains(StatsType.BALLOON)) {
            balloon(view, guest, ask, out);
        }
        if (wanted.contains(StatsType.VCPU)) {
            vcpus(view, guest, ask, out);
        }
        if (wanted.contains(StatsType.INTERFACE)) {
            interfaces(view, out);
        }
        if (wanted.contains(StatsType.BLOCK)) {
            blocks(view, guest, ask, out);
        }
        return new DomainStatsRecord(view.ref(), out.build());
    }

    private static void cpu(ProcessStat stat, TypedParameters.Builder out) {
        out.putULong("cpu.time", stat.userNanos() + stat.systemNanos())
                .putULong("cpu.user", stat.userNanos())
                .putULong("cpu.system", stat.systemNanos());
    }

    private void balloon(DomainView view, @Nullable Guest guest, boolean ask, TypedParameters.Builder out) {
        long current = view.isActive() ? view.balloonKib() : view.current().currentMemoryKib();
        out.putULong("balloon.current", current);
        out.putULong("balloon.maximum", view.current().memoryKib());
        if (guest == null) {
            return;
        }
        for (MemoryStat stat :
                BalloonFigures.of(view, guest, ask, hypervisor.host().pageSize() / 1024)) {
            switch (stat.tag()) {
                case ACTUAL_BALLOON -> {
                    // Told as balloon.current.
                }
                default ->
                    out.putULong(
                            "balloon."
                                    + stat.tag().name().toLowerCase(Locale.ROOT).replace("last_update", "last-update"),
                            stat.value());
            }
        }
    }

    private static void vcpus(DomainView view, @Nullable Guest guest, boolean ask, TypedParameters.Builder out) {
        out.putUInt("vcpu.current", view.current().vcpu().online());
        out.putUInt("vcpu.maximum", view.current().vcpu().count());
        if (guest == null) {
            return;
        }
        try {
            VcpuThreads.of(guest, ask).forEach((number, thread) -> {
                String prefix = "vcpu." + number + ".";
                out.putInt(prefix + "state", VCPU_RUNNING);
                long nanos = ProcessStat.runNanos(guest.process().pid(), thread)
                        .orElseGet(() -> ProcessStat.ofThread(guest.process().pid(), thread)
                                .map(stat -> stat.userNanos() + stat.systemNanos())
                                .orElse(0L));
                out.putULong(prefix + "time", nanos);
            });
        } catch (VirtException e) {
            // A guest that ends meanwhile, or does not answer, has no figures of its processors.
            return;
        }
    }

    private static void interfaces(DomainView view, TypedParameters.Builder out) {
        if (!view.isActive()) {
            return;
        }
        List<NetworkInterface> all = view.current().devices().interfaces();
        out.putUInt("net.count", all.size());
        for (int i = 0; i < all.size(); i++) {
            NetworkInterface.Target target = all.get(i).target();
            if (target == null || target.dev() == null) {
                continue;
            }
            String prefix = "net." + i + ".";
            out.putText(prefix + "name", target.dev());
            try {
                InterfaceStats stats = QemuStatistics.stats(target.dev());
                out.putULong(prefix + "rx.bytes", stats.rxBytes())
                        .putULong(prefix + "rx.pkts", stats.rxPackets())
                        .putULong(prefix + "rx.errs", stats.rxErrors())
                        .putULong(prefix + "rx.drop", stats.rxDropped())
                        .putULong(prefix + "tx.bytes", stats.txBytes())
                        .putULong(prefix + "tx.pkts", stats.txPackets())
                        .putULong(prefix + "tx.errs", stats.txErrors())
                        .putULong(prefix + "tx.drop", stats.txDropped());
            } catch (VirtException e) {
                // The device went with its guest; its name is told all the same.
                continue;
            }
        }
    }

    private static void blocks(DomainView view, @Nullable Guest guest, boolean ask, TypedParameters.Builder out) {
        List<Disk> disks = view.current().devices().disks();
        Map<String, BlockFigures> figures = Map.of();
        if (guest != null && ask && !disks.isEmpty()) {
            try {
                figures = BlockFigures.of(guest);
            } catch (VirtException e) {
                // Without an answer the disks are named without figures.
                figures = Map.of();
            }
        }
        out.putUInt("block.count", disks.size());
        for (int i = 0; i < disks.size(); i++) {
            block(
                    "block." + i + ".",
                    disks.get(i),
                    view.isActive(),
                    BlockFigures.of(figures, disks.get(i)).orElse(null),
                    out);
        }
    }

    private static void block(
            String prefix, Disk disk, boolean active, @Nullable BlockFigures figures, TypedParameters.Builder out) {
        out.putText(prefix + "name", disk.target().dev());
        String source = QemuStatistics.sourceOf(disk);
        if (source != null) {
            out.putText(prefix + "path", source);
        }
        if (figures == null) {
            if (source != null && !active) {
                idleSizes(prefix, disk, Path.of(source), out);
            }
            return;
        }
        if (disk.source() != null && disk.source().index() != null) {
            out.putUInt(prefix + "backingIndex", disk.source().index());
        }
        out.putULong(prefix + "rd.reqs", figures.count("rd_operations"))
                .putULong(prefix + "rd.bytes", figures.count("rd_bytes"))
                .putULong(prefix + "rd.times", figures.count("rd_total_time_ns"))
                .putULong(prefix + "wr.reqs", figures.count("wr_operations"))
                .putULong(prefix + "wr.bytes", figures.count("wr_bytes"))
                .putULong(prefix + "wr.times", figures.count("wr_total_time_ns"))
                .putULong(prefix + "fl.reqs", figures.count("flush_operations"))
                .putULong(prefix + "fl.times", figures.count("flush_total_time_ns"));
        figures.actualSize().ifPresent(size -> out.putULong(prefix + "allocation", size));
        figures.virtualSize().ifPresent(size -> out.putULong(prefix + "capacity", size));
        if (source != null) {
            try {
                out.putULong(prefix + "physical", ImageFile.physical(Path.of(source)));
            } catch (IOException e) {
                // The file may be on a host or path that only the guest's process sees.
                return;
            }
        }
    }

    private static void idleSizes(String prefix, Disk disk, Path image, TypedParameters.Builder out) {
        try {
            long capacity = ImageFile.capacity(image, ImageFile.formatOf(disk));
            long physical = ImageFile.physical(image);
            out.putULong(prefix + "capacity", capacity).putULong(prefix + "physical", physical);
        } catch (IOException e) {
            // An image that is not there yet, or cannot be read, has no sizes.
            return;
        }
    }
}
