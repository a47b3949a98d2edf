package io.kavirt.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a daemon holds when nobody uses it.
 *
 * @param threads its threads, by name without numbers
 * @param descriptors its open files, by kind
 * @param loaders its class loaders, by class
 * @param heapKb what its objects take after a collection, in KiB
 * @param stale classes of drivers that have objects of more than one version
 */
record Census(
        Map<String, Long> threads,
        Map<String, Long> descriptors,
        Map<String, Long> loaders,
        long heapKb,
        List<String> stale) {
    private static final Pattern HEAP =
            Pattern.compile("(?:new generation|the space|tenured generation|generation) .*?used (\\d+)K");

    static Census of(long pid) {
        // Twice: what only finalizers and cleaners held goes with the second.
        jcmd(pid, "GC.run");
        jcmd(pid, "GC.run");
        return new Census(threads(pid), descriptors(pid), loaders(pid), heap(pid), stale(pid));
    }

    long count(Map<String, Long> things) {
        return things.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Map<String, Long> threads(long pid) {
        return tally(jcmd(pid, "Thread.print")
                .lines()
                .filter(line -> line.startsWith("\""))
                .map(line -> line.substring(1, line.lastIndexOf('"')).replaceAll("\\d+", "N")));
    }

    private static Map<String, Long> descriptors(long pid) {
        try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return tally(files.map(Census::target).map(name -> name.replaceAll("\\d+", "N")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "(closed meanwhile)";
        }
    }

    private static Map<String, Long> loaders(long pid) {
        return tally(jcmd(pid, "VM.classloader_stats")
                .lines()
                .filter(line -> line.startsWith("0x"))
                .map(line -> line.strip().replaceAll(".*\\s", ""))
                // Made and dropped by reflection as it sees fit.
                .filter(name -> !name.contains("DelegatingClassLoader")));
    }

    private static List<String> stale(long pid) {
        return tally(jcmd(pid, "GC.class_histogram")
                        .lines()
                        .filter(line -> line.contains("io.kavirt.driver."))
                        .map(line -> line.strip().split("\\s+")[3]))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static long heap(long pid) {
        Matcher used = HEAP.matcher(jcmd(pid, "GC.heap_info"));
        long sum = 0;
        while (used.find()) {
            sum += Long.parseLong(used.group(1));
        }
        return sum;
    }

    private static Map<String, Long> tally(Stream<String> names) {
        return names.collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
    }

    private static String jcmd(long pid, String command) {
        return Command.run("jcmd", Long.toString(pid), command).orFail();
    }
}
