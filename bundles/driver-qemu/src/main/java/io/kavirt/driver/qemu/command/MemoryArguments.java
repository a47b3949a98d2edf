package io.kavirt.driver.qemu.command;

import io.kavirt.driver.qemu.capabilities.MachineType;
import io.kavirt.model.domain.Cpu;
import io.kavirt.model.domain.DomainDefinition;
import io.kavirt.model.domain.IoThread;
import io.kavirt.model.domain.MemoryBacking;
import io.kavirt.model.domain.MemoryBacking.Access;
import io.kavirt.model.domain.NumaCell;
import io.kavirt.model.domain.OperatingSystem;
import io.kavirt.model.domain.Vcpu;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Memory, processors, the guest's NUMA nodes and I/O threads. */
final class MemoryArguments {
    private static final long MIB_IN_KIB = 1024;

    private MemoryArguments() {}

    /** The id of the main memory's backend; null where NUMA nodes have their own, or the machine knows none. */
    static @Nullable String mainMemory(Line line) {
        Cpu cpu = line.domain.cpu();
        if (cpu != null && !cpu.numa().isEmpty()) {
            return null;
        }
        return line.qemu.machine(line.machine()).map(MachineType::ramId).orElse(null);
    }

    static void add(Line line) {
        DomainDefinition domain = line.domain;
        if (domain.os().loader() != null
                && domain.os().loader().path() != null
                && domain.os().loader().type() != OperatingSystem.LoaderType.PFLASH) {
            line.add("-bios", domain.os().loader().path());
        }
        long kib = roundUp(total(domain));
        String size = "size=" + kib + "k";
        if (domain.maxMemory() != null) {
            size += ",slots="
                    + (domain.maxMemory().slots() == null
                            ? 0
                            : domain.maxMemory().slots()) + ",maxmem="
                    + roundUp(domain.maxMemory().kib()) + "k";
        }
        line.add("-m", size);
        String ram = mainMemory(line);
        if (ram != null) {
            line.object(backend(line, ram, kib, null));
        }
        boolean locked =
                domain.memoryBacking() != null && domain.memoryBacking().locked();
        line.add("-overcommit", "mem-lock=" + (locked ? "on" : "off"));
        line.add("-smp", smp(domain));
        iothreads(line);
        numa(line);
    }

    /** QEMU takes whole blocks; libvirt has always rounded to MiB. */
    static long roundUp(long kib) {
        return (kib + MIB_IN_KIB - 1) / MIB_IN_KIB * MIB_IN_KIB;
    }

    /** The guest's NUMA nodes together are its memory. */
    private static long total(DomainDefinition domain) {
        List<NumaCell> cells = domain.cpu() == null ? List.of() : domain.cpu().numa();
        return cells.isEmpty()
                ? domain.memoryKib()
                : cells.stream().mapToLong(NumaCell::memory).sum();
    }

    private static Props backend(Line line, String id, long kib, @Nullable Access access) {
        MemoryBacking backing = line.domain.memoryBacking();
        boolean memfd = backing != null && backing.source() == MemoryBacking.Source.MEMFD;
        Props props = Props.of("qom-type", memfd ? "memory-backend-memfd" : "memory-backend-ram")
                .put("id", id);
        Access mode = access != null ? access : backing == null ? null : backing.access();
        if (mode != null) {
            props.put("share", mode == Access.SHARED);
        }
        if (memfd && !id.startsWith("ram-node")) {
            props.put("x-use-canonical-path-for-ramblock-id", false);
        }
        MemoryBacking.Allocation allocation = backing == null ? null : backing.allocation();
        if (allocation != null && allocation.mode() == MemoryBacking.AllocationMode.IMMEDIATE) {
            props.put("prealloc", true).put("prealloc-threads", allocation.threads());
        }
        return props.put("size", kib * 1024);
    }

    private static String smp(DomainDefinition domain) {
        Vcpu vcpu = domain.vcpu();
        StringBuilder text = new StringBuilder().append(vcpu.online());
        if (vcpu.online() != vcpu.count()) {
            text.append(",maxcpus=").append(vcpu.count());
        }
        Cpu.Topology topology = domain.cpu() == null ? null : domain.cpu().topology();
        if (topology == null) {
            return text.append(",sockets=")
                    .append(vcpu.count())
                    .append(",cores=1,threads=1")
                    .toString();
        }
        if (topology.count() != vcpu.count()) {
            throw Line.unsupported("cpu topology makes " + topology.count() + " processors, but <vcpu> says "
                    + vcpu.count() + "; both must be the same");
        }
        text.append(",sockets=").append(topology.sockets()).append(",dies=").append(topology.dies());
        return text.append(",cores=")
                .append(topology.cores())
                .append(",threads=")
                .append(topology.threads())
                .toString();
    }

    private static void iothreads(Line line) {
        Set<Integer> ids = new HashSet<>();
        List<IoThread> named = line.domain.iothreadIds();
        named.forEach(thread -> ids.add(thread.id()));
        named.forEach(thread -> line.object(Props.of("qom-type", "iothread")
                .put("id", "iothread" + thread.id())
                .put("thread-pool-min", thread.threadPoolMin())
                .put("thread-pool-max", thread.threadPoolMax())));
        int wanted = line.domain.iothreads() == null ? 0 : line.domain.iothreads();
        for (int id = 1; ids.size() < wanted; id++) {
            if (ids.add(id)) {
                line.object(Props.of("qom-type", "iothread").put("id", "iothread" + id));
            }
        }
    }

    private static void numa(Line line) {
        Cpu cpu = line.domain.cpu();
        List<NumaCell> cells = cpu == null ? List.of() : cpu.numa();
        for (NumaCell cell : cells) {
            String id = "ram-node" + cell.id();
            line.object(backend(line, id, cell.memory(), cell.memAccess()));
            StringBuilder node = new StringBuilder("node,nodeid=").append(cell.id());
            if (cell.cpus() != null) {
                for (String range : cell.cpus().toString().split(",")) {
                    node.append(",cpus=").append(range);
                }
            }
            line.add("-numa", node.append(",memdev=").append(id).toString());
        }
        for (NumaCell cell : cells) {
            for (NumaCell.Distance distance : cell.distances()) {
                line.add("-numa", "dist,src=" + cell.id() + ",dst=" + distance.id() + ",val=" + distance.value());
            }
        }
    }
}
