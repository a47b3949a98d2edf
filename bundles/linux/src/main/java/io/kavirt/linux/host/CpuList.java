package io.kavirt.linux.host;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The kernel's form of sets of processors: {@code 0-3,8,10-11}. */
public final class CpuList {
    private static final int MAX_CPU = 65_535;

    private CpuList() {}

    /** The numbers in ascending order; empty text is the empty set. */
    public static List<Integer> parse(String text) {
        TreeSet<Integer> cpus = new TreeSet<>();
        String stripped = text.strip();
        if (!stripped.isEmpty()) {
            for (String part : stripped.split(",")) {
                int dash = part.indexOf('-');
                int first = number(dash < 0 ? part : part.substring(0, dash), text);
                int last = dash < 0 ? first : number(part.substring(dash + 1), text);
                if (last < first) {
                    throw malformed(text);
                }
                for (int cpu = first; cpu <= last; cpu++) {
                    cpus.add(cpu);
                }
            }
        }
        return List.copyOf(cpus);
    }

    /** The shortest text for a set of numbers. */
    public static String format(List<Integer> cpus) {
        List<Integer> sorted = new ArrayList<>(new TreeSet<>(cpus));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sorted.size(); ) {
            int last = i;
            while (last + 1 < sorted.size() && sorted.get(last + 1) == sorted.get(last) + 1) {
                last++;
            }
            text.append(text.isEmpty() ? "" : ",").append(sorted.get(i));
            if (last > i) {
                text.append('-').append(sorted.get(last));
            }
            i = last + 1;
        }
        return text.toString();
    }

    private static int number(String digits, String text) {
        try {
            int number = Integer.parseInt(digits.strip());
            if (number >= 0 && number <= MAX_CPU) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Reported below with the whole text.
        }
        throw malformed(text);
    }

    private static VirtException malformed(String text) {
        return new VirtException(
                ErrorCode.INTERNAL_ERROR,
                ErrorDomain.NONE,
                "Processor list '" + text.strip() + "' is not of the form 0-3,8 with numbers up to " + MAX_CPU);
    }
}
