package io.kavirt.model.common;

import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * A set of small numbers, of processors or of NUMA nodes, written {@code 0-3,8}. {@code ^2} takes a number out when
 * it is read.
 */
public final class CpuSet {
    /** One more than the largest number that a set holds. */
    public static final int LIMIT = 16384;

    private final BitSet bits;

    private CpuSet(BitSet bits) {
        this.bits = bits;
    }

    /** The set of these numbers. */
    public static CpuSet of(int... numbers) {
        BitSet bits = new BitSet();
        for (int number : numbers) {
            if (number < 0 || number >= LIMIT) {
                throw new IllegalArgumentException("numbers from 0 to " + (LIMIT - 1));
            }
            bits.set(number);
        }
        return new CpuSet(bits);
    }

    /** Reads a set; an empty one is refused. */
    public static CpuSet parse(String text) {
        BitSet bits = new BitSet();
        for (String part : text.strip().split(",", -1)) {
            String item = part.strip();
            if (item.startsWith("^")) {
                bits.clear(number(item.substring(1)));
                continue;
            }
            int dash = item.indexOf('-');
            int from = number(dash < 0 ? item : item.substring(0, dash));
            int to = dash < 0 ? from : number(item.substring(dash + 1));
            if (to < from) {
                throw refusal();
            }
            bits.set(from, to + 1);
        }
        if (bits.isEmpty()) {
            throw refusal();
        }
        return new CpuSet(bits);
    }

    private static int number(String text) {
        String digits = text.strip();
        if (digits.isEmpty() || digits.length() > 5 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw refusal();
        }
        int number = Integer.parseInt(digits);
        if (number >= LIMIT) {
            throw refusal();
        }
        return number;
    }

    private static IllegalArgumentException refusal() {
        return new IllegalArgumentException(
                "a list of numbers below " + LIMIT + " and ranges, such as 0-3,8 or 0-7,^2");
    }

    /** Whether the number is in the set. */
    public boolean contains(int number) {
        return number >= 0 && bits.get(number);
    }

    /** How many numbers the set has. */
    public int size() {
        return bits.cardinality();
    }

    /** The largest number. */
    public int max() {
        return bits.length() - 1;
    }

    /** The numbers in rising order. */
    public IntStream stream() {
        return bits.stream();
    }

    /** Whether all numbers of the other set are in this one. */
    public boolean containsAll(CpuSet other) {
        BitSet rest = (BitSet) other.bits.clone();
        rest.andNot(bits);
        return rest.isEmpty();
    }

    /** Whether the sets share a number. */
    public boolean intersects(CpuSet other) {
        return bits.intersects(other.bits);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CpuSet set && bits.equals(set.bits);
    }

    @Override
    public int hashCode() {
        return bits.hashCode();
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        for (int from = bits.nextSetBit(0); from >= 0; ) {
            int end = bits.nextClearBit(from);
            if (out.length() > 0) {
                out.append(',');
            }
            out.append(from);
            if (end - 1 > from) {
                out.append('-').append(end - 1);
            }
            from = bits.nextSetBit(end);
        }
        return out.toString();
    }
}
