package io.kavirt.bench;

import java.util.Arrays;

/** Values of which the middle counts. */
final class Samples {
    private double[] values = new double[16];
    private int count;

    void add(double value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, count * 2);
        }
        values[count++] = value;
    }

    /** NaN if there are none. */
    double percentile(double part) {
        if (count == 0) {
            return Double.NaN;
        }
        double[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(count - 1, Math.floor(count * part))];
    }

    double median() {
        return percentile(0.5);
    }
}
