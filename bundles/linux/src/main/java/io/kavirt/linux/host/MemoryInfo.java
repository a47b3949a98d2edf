package io.kavirt.linux.host;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The host's memory, in KiB.
 *
 * @param totalKib all of it
 * @param freeKib what nobody uses, caches not counted as free
 * @param availableKib what programs could get without swapping
 * @param buffersKib block device caches
 * @param cachedKib file caches
 * @param swapTotalKib swap space
 * @param swapFreeKib free swap space
 */
public record MemoryInfo(
        long totalKib,
        long freeKib,
        long availableKib,
        long buffersKib,
        long cachedKib,
        long swapTotalKib,
        long swapFreeKib) {
    private static final Pattern LINE =
            Pattern.compile("^(?:Node\\s+\\d+\\s+)?(\\w+):\\s+(\\d{1,18})", Pattern.MULTILINE);

    /** Reads {@code /proc/meminfo}, or a NUMA cell's {@code meminfo}, which has fewer lines; what is absent is 0. */
    public static MemoryInfo parse(String text) {
        Map<String, Long> values = new HashMap<>();
        Matcher matcher = LINE.matcher(text);
        while (matcher.find()) {
            values.put(matcher.group(1), Long.parseLong(matcher.group(2)));
        }
        return new MemoryInfo(
                values.getOrDefault("MemTotal", 0L),
                values.getOrDefault("MemFree", 0L),
                values.getOrDefault("MemAvailable", 0L),
                values.getOrDefault("Buffers", 0L),
                values.getOrDefault("Cached", values.getOrDefault("FilePages", 0L)),
                values.getOrDefault("SwapTotal", 0L),
                values.getOrDefault("SwapFree", 0L));
    }
}
