package io.kavirt.linux.host;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The host in brief, as {@code virNodeGetInfo} tells it. Where {@code nodes * sockets * cores * threads} would not give
 * the number of processors, it is one socket with as many cores as there are processors.
 *
 * @param model the machine's architecture, such as x86_64
 * @param memoryKib memory of all cells, in KiB
 * @param cpus processors that are online
 * @param mhz the first processor's present frequency; 0 where unknown
 * @param nodes NUMA cells
 * @param sockets sockets in a cell
 * @param cores cores in a socket
 * @param threads threads in a core
 */
public record NodeInfo(
        String model, long memoryKib, int cpus, int mhz, int nodes, int sockets, int cores, int threads) {

    static NodeInfo of(String model, int mhz, List<NumaCell> cells) {
        long memoryKib = cells.stream().mapToLong(NumaCell::memoryKib).sum();
        int online = 0;
        int all = 0;
        int sockets = 1;
        int cores = 1;
        int threads = 1;
        for (NumaCell cell : cells) {
            Map<Integer, Set<Integer>> coresOfSocket = new HashMap<>();
            for (LogicalCpu cpu : cell.cpus()) {
                all++;
                if (cpu.online()) {
                    online++;
                    // Core numbers repeat from die to die on some processors, so both make one core.
                    coresOfSocket
                            .computeIfAbsent(cpu.socketId(), socket -> new HashSet<>())
                            .add(Math.max(cpu.dieId(), 0) << 16 | cpu.coreId() & 0xffff);
                    threads = Math.max(threads, cpu.siblings().size());
                }
            }
            sockets = Math.max(sockets, coresOfSocket.size());
            cores = Math.max(
                    cores,
                    coresOfSocket.values().stream().mapToInt(Set::size).max().orElse(1));
        }
        int nodes = Math.max(1, cells.size());
        if (nodes * sockets * cores * threads != all) {
            return new NodeInfo(model, memoryKib, online, mhz, 1, 1, all, 1);
        }
        return new NodeInfo(model, memoryKib, online, mhz, nodes, sockets, cores, threads);
    }
}
