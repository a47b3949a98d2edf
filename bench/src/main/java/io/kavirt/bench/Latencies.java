package io.kavirt.bench;

/** Counts times in buckets a 32nd apart, so that a million of them cost nothing to keep. */
final class Latencies {
    private static final int SHIFT = 5;
    private static final int STEPS = 1 << SHIFT;

    private final long[] buckets = new long[64 * STEPS];
    private long count;

    void add(long nanos) {
        buckets[index(Math.max(nanos, 0))]++;
        count++;
    }

    long count() {
        return count;
    }

    /** The time in nanoseconds that this part of all stay below; 0 if there are none. */
    double percentile(double part) {
        long rank = Math.max(1, (long) Math.ceil(count * part));
        long seen = 0;
        for (int i = 0; i < buckets.length; i++) {
            seen += buckets[i];
            if (seen >= rank && count > 0) {
                return (lower(i) + lower(i + 1)) / 2.0;
            }
        }
        return 0;
    }

    private static int index(long nanos) {
        if (nanos < STEPS) {
            return (int) nanos;
        }
        int magnitude = 63 - Long.numberOfLeadingZeros(nanos) - SHIFT;
        return (magnitude + 1) * STEPS + (int) ((nanos >>> magnitude) - STEPS);
    }

    private static double lower(int index) {
        if (index < STEPS) {
            return index;
        }
        int magnitude = index / STEPS - 1;
        return (double) ((long) STEPS + index % STEPS) * (1L << magnitude);
    }
}
