package io.kavirt.linux.host;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Time that processors have spent since boot, in nanoseconds, as {@code virNodeGetCPUStats} divides it.
 *
 * @param kernelNanos in the kernel, interrupts included
 * @param userNanos in programs, those of low priority included
 * @param idleNanos doing nothing
 * @param iowaitNanos doing nothing while a disk works
 */
public record CpuTimes(long kernelNanos, long userNanos, long idleNanos, long iowaitNanos) {
    /** The key in {@link #parse}'s answer of all processors together. */
    public static final int ALL = -1;

    private static final long NANOS_PER_TICK = 10_000_000L;

    /** Reads {@code /proc/stat}: the times by processor number, and {@link #ALL}. */
    public static Map<Integer, CpuTimes> parse(String text) {
        Map<Integer, CpuTimes> times = new TreeMap<>();
        for (String line : text.split("\n")) {
            String[] parts = line.strip().split("\\s+");
            if (!parts[0].startsWith("cpu") || parts.length < 8) {
                continue;
            }
            String number = parts[0].substring(3);
            times.put(
                    number.isEmpty() ? ALL : Integer.parseInt(number),
                    new CpuTimes(sum(parts, 3, 6, 7), sum(parts, 1, 2), sum(parts, 4), sum(parts, 5)));
        }
        return Collections.unmodifiableMap(times);
    }

    private static long sum(String[] parts, int... indexes) {
        long ticks = 0;
        for (int index : indexes) {
            ticks += Long.parseLong(parts[index]);
        }
        return ticks * NANOS_PER_TICK;
    }
}
