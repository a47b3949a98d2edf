package io.kavirt.bench;

import java.util.Locale;

/**
 * One line of the table.
 *
 * @param name what was measured
 * @param unit its unit
 * @param kavirt Kavirt's value
 * @param libvirtd libvirtd's; NaN if it was not measured
 * @param bare the bare QEMU binary's; NaN where that makes no sense
 * @param bar what is wanted
 */
record Figure(String name, String unit, double kavirt, double libvirtd, double bare, Bar bar) {

    Figure(String name, String unit, double kavirt, double libvirtd, Bar bar) {
        this(name, unit, kavirt, libvirtd, Double.NaN, bar);
    }

    /** Kavirt's value by libvirtd's. */
    double ratio() {
        return kavirt / libvirtd;
    }

    String verdict() {
        return switch (bar.kind()) {
            case NONE -> "";
            case RATIO_AT_LEAST -> judge(ratio(), ratio() >= bar.value());
            case RATIO_AT_MOST -> judge(ratio(), ratio() <= bar.value());
            case VALUE_BELOW -> judge(kavirt, kavirt < bar.value());
        };
    }

    private static String judge(double value, boolean met) {
        return Double.isNaN(value) ? "not measured" : met ? "met" : "MISSED";
    }

    static String number(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.3f", value);
    }

    /** What is wanted of a figure. */
    record Bar(Kind kind, double value) {
        static final Bar NONE = new Bar(Kind.NONE, Double.NaN);

        static Bar ratioAtLeast(double value) {
            return new Bar(Kind.RATIO_AT_LEAST, value);
        }

        static Bar ratioAtMost(double value) {
            return new Bar(Kind.RATIO_AT_MOST, value);
        }

        static Bar below(double value) {
            return new Bar(Kind.VALUE_BELOW, value);
        }

        String text() {
            return switch (kind) {
                case NONE -> "";
                case RATIO_AT_LEAST -> "ratio >= " + number(value);
                case RATIO_AT_MOST -> "ratio <= " + number(value);
                case VALUE_BELOW -> "< " + number(value);
            };
        }

        enum Kind {
            NONE,
            RATIO_AT_LEAST,
            RATIO_AT_MOST,
            VALUE_BELOW
        }
    }
}
