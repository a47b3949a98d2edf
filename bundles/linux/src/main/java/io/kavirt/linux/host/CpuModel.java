package io.kavirt.linux.host;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What {@code /proc/cpuinfo} says about the first processor. What an architecture does not report is empty or 0.
 *
 * @param vendor the vendor, such as GenuineIntel
 * @param name the name on the box
 * @param family the family's number
 * @param model the model's number
 * @param stepping the stepping
 * @param mhz the present frequency, rounded down
 * @param flags the features, by the kernel's names
 */
public record CpuModel(String vendor, String name, int family, int model, int stepping, int mhz, Set<String> flags) {
    public CpuModel {
        flags = Collections.unmodifiableSet(new LinkedHashSet<>(flags));
    }

    /** Reads the file's text. */
    public static CpuModel parse(String text) {
        Map<String, String> first = new LinkedHashMap<>();
        for (String line : text.split("\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                first.putIfAbsent(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        String flags = first.getOrDefault("flags", first.getOrDefault("features", ""));
        return new CpuModel(
                first.getOrDefault("vendor_id", first.getOrDefault("cpu implementer", "")),
                first.getOrDefault("model name", first.getOrDefault("cpu", "")),
                number(first.getOrDefault("cpu family", "")),
                number(first.getOrDefault("model", first.getOrDefault("cpu part", ""))),
                number(first.getOrDefault("stepping", first.getOrDefault("cpu revision", ""))),
                number(first.getOrDefault("cpu mhz", first.getOrDefault("clock", ""))),
                flags.isEmpty() ? Set.of() : new LinkedHashSet<>(List.of(flags.split("\\s+"))));
    }

    private static int number(String text) {
        try {
            return text.startsWith("0x") ? Integer.decode(text) : (int) Double.parseDouble(text.replace("MHz", ""));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
