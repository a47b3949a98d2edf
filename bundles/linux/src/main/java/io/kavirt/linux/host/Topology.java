package io.kavirt.linux.host;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads processors and NUMA cells from {@code /sys}. */
final class Topology {
    private static final String CPUS = "sys/devices/system/cpu";
    private static final String NODES = "sys/devices/system/node";

    private final SysTree tree;
    private final int pageKib;

    Topology(SysTree tree, int pageKib) {
        this.tree = tree;
        this.pageKib = pageKib;
    }

    /** The cells; a host without NUMA has one, with everything in it. */
    List<NumaCell> cells(MemoryInfo memory) {
        Map<Integer, LogicalCpu> cpus = cpus();
        List<Integer> nodes = tree.numbered(NODES, "node");
        if (nodes.isEmpty()) {
            Map<Long, Long> pages = pages(CPUS + "/none", memory.totalKib());
            return List.of(new NumaCell(
                    0, memory.totalKib(), memory.freeKib(), pages, Map.of(0, 10), List.copyOf(cpus.values())));
        }
        List<NumaCell> cells = new ArrayList<>();
        for (int node : nodes) {
            cells.add(cell(node, nodes, cpus));
        }
        return List.copyOf(cells);
    }

    private NumaCell cell(int node, List<Integer> nodes, Map<Integer, LogicalCpu> cpus) {
        String folder = NODES + "/node" + node;
        MemoryInfo memory = MemoryInfo.parse(tree.text(folder + "/meminfo").orElse(""));
        List<LogicalCpu> members = new ArrayList<>();
        for (int cpu : tree.numbered(folder, "cpu")) {
            Optional.ofNullable(cpus.get(cpu)).ifPresent(members::add);
        }
        Map<Integer, Integer> distances = new TreeMap<>();
        String[] costs = tree.text(folder + "/distance").orElse("").split("\\s+");
        for (int i = 0; i < nodes.size() && i < costs.length && !costs[i].isEmpty(); i++) {
            distances.put(nodes.get(i), Integer.parseInt(costs[i]));
        }
        Map<Long, Long> pages = pages(folder, memory.totalKib());
        return new NumaCell(node, memory.totalKib(), memory.freeKib(), pages, distances, members);
    }

    /** Ordinary pages are what the reserved huge ones leave. */
    private Map<Long, Long> pages(String folder, long memoryKib) {
        Map<Long, Long> huge = new TreeMap<>();
        long reserved = 0;
        for (String size : hugeSizes(folder + "/hugepages")) {
            long kib = Long.parseLong(size);
            long count = tree.number(folder + "/hugepages/hugepages-" + size + "kB/nr_hugepages", 0);
            huge.put(kib, count);
            reserved += kib * count;
        }
        Map<Long, Long> pages = new LinkedHashMap<>();
        pages.put((long) pageKib, Math.max(0, memoryKib - reserved) / pageKib);
        pages.putAll(huge);
        return pages;
    }

    private Collection<String> hugeSizes(String folder) {
        List<String> sizes = new ArrayList<>();
        String[] names = tree.root().resolve(folder).toFile().list();
        for (String name : names == null ? new String[0] : names) {
            if (name.matches("hugepages-\\d{1,12}kB")) {
                sizes.add(name.substring("hugepages-".length(), name.length() - 2));
            }
        }
        return sizes;
    }

    /** Every processor that is present, by number. */
    Map<Integer, LogicalCpu> cpus() {
        List<Integer> all = tree.numbered(CPUS, "cpu");
        List<Integer> present = tree.text(CPUS + "/present").map(CpuList::parse).orElse(all);
        List<Integer> online = tree.text(CPUS + "/online").map(CpuList::parse).orElse(present);
        Map<Integer, LogicalCpu> cpus = new TreeMap<>();
        for (int id : all) {
            if (present.contains(id)) {
                cpus.put(id, online.contains(id) ? online(id) : offline(id));
            }
        }
        return cpus;
    }

    private static LogicalCpu offline(int id) {
        return new LogicalCpu(id, false, -1, -1, -1, -1, List.of());
    }

    private LogicalCpu online(int id) {
        String folder = CPUS + "/cpu" + id + "/topology/";
        return new LogicalCpu(
                id,
                true,
                // Some firmware reports -1 for what it does not know.
                Math.max(0, tree.number(folder + "physical_package_id", 0)),
                Math.max(0, tree.number(folder + "die_id", 0)),
                Math.max(0, tree.number(folder + "cluster_id", 0)),
                Math.max(0, tree.number(folder + "core_id", 0)),
                tree.text(folder + "thread_siblings_list").map(CpuList::parse).orElse(List.of(id)));
    }
}
