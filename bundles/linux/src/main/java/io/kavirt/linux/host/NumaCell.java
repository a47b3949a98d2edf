package io.kavirt.linux.host;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Processors and the memory that is near them.
 *
 * @param id its number
 * @param memoryKib its memory, in KiB
 * @param freeKib the part of it that is free, in KiB
 * @param pages the number of pages by their size in KiB, the ordinary size first
 * @param distances the cost of reaching each cell by its number, 10 for itself
 * @param cpus its processors by number, offline ones included
 */
public record NumaCell(
        int id,
        long memoryKib,
        long freeKib,
        Map<Long, Long> pages,
        Map<Integer, Integer> distances,
        List<LogicalCpu> cpus) {
    public NumaCell {
        pages = Collections.unmodifiableMap(new LinkedHashMap<>(pages));
        distances = Collections.unmodifiableMap(new TreeMap<>(distances));
        cpus = List.copyOf(cpus);
    }
}
