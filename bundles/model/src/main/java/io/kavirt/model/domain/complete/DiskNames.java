package io.kavirt.model.domain.complete;

import io.kavirt.model.domain.Disk;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The names of disks: a prefix for the bus and letters for the place on it, {@code vda}, {@code vdb} ... {@code vdaa}. */
public final class DiskNames {
    private static final Map<String, Disk.Bus> PREFIXES = prefixes();

    private DiskNames() {}

    private static Map<String, Disk.Bus> prefixes() {
        Map<String, Disk.Bus> prefixes = new LinkedHashMap<>();
        prefixes.put("fd", Disk.Bus.FDC);
        prefixes.put("hd", Disk.Bus.IDE);
        prefixes.put("sd", Disk.Bus.SCSI);
        prefixes.put("vd", Disk.Bus.VIRTIO);
        prefixes.put("xvd", Disk.Bus.XEN);
        prefixes.put("ubd", Disk.Bus.UML);
        return Collections.unmodifiableMap(prefixes);
    }

    /** The bus that the prefix stands for. */
    public static Optional<Disk.Bus> bus(String name) {
        return PREFIXES.entrySet().stream()
                .filter(entry -> name.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The place that the letters stand for, from 0; empty if the name does not end as names of disks do. */
    public static OptionalInt index(String name) {
        String letters = letters(name);
        if (letters.isEmpty() || letters.length() > 5) {
            return OptionalInt.empty();
        }
        int index = 0;
        for (int i = 0; i < letters.length(); i++) {
            char c = letters.charAt(i);
            if (c < 'a' || c > 'z') {
                return OptionalInt.empty();
            }
            index = (i == 0 ? 0 : (index + 1) * 26) + (c - 'a');
        }
        return OptionalInt.of(index);
    }

    private static String letters(String name) {
        for (String prefix : List.of("fd", "hd", "vd", "sd", "xvd", "ubd")) {
            if (name.startsWith(prefix)) {
                return name.substring(prefix.length());
            }
        }
        return "";
    }

    /** The name of the disk at a place, the inverse of {@link #index}. */
    public static String name(String prefix, int index) {
        StringBuilder letters = new StringBuilder();
        for (int rest = index; rest >= 0; rest = rest / 26 - 1) {
            letters.append((char) ('a' + rest % 26));
        }
        return prefix + letters.reverse();
    }
}
