package io.kavirt.model.xml;

import java.math.BigInteger;
import java.util.Locale;

/** Sizes with units. */
final class SizeCodec {
    private static final String UNITS = "bytes, KiB, MiB, GiB, TiB, PiB, EiB, their first letters, or KB, MB, GB ...";
    private static final String POWERS = "kmgtpe";

    private static final String[] PRETTY = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private final Scaled rule;

    SizeCodec(Scaled rule) {
        this.rule = rule;
    }

    /**
     * The size in the rule's unit, rounded up.
     *
     * @throws IllegalArgumentException whose message is what would be accepted
     */
    long parse(String number, String unit) {
        BigInteger value;
        try {
            value = BigInteger.valueOf(Long.parseLong(number.strip()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a whole number from 0 to " + Long.MAX_VALUE + " bytes");
        }
        BigInteger bytes = value.multiply(unit.isEmpty() ? factor(rule.absent().shift()) : factor(unit));
        BigInteger one = factor(rule.value().shift());
        BigInteger size = bytes.add(one).subtract(BigInteger.ONE).divide(one);
        if (value.signum() < 0 || bytes.bitLength() > 63) {
            throw new IllegalArgumentException("a whole number from 0 to " + Long.MAX_VALUE + " bytes");
        }
        return size.longValueExact();
    }

    private static BigInteger factor(int shift) {
        return BigInteger.ONE.shiftLeft(shift);
    }

    private static BigInteger factor(String unit) {
        String lower = unit.toLowerCase(Locale.ROOT);
        if (lower.equals("b") || lower.equals("byte") || lower.equals("bytes")) {
            return BigInteger.ONE;
        }
        int power = lower.isEmpty() ? -1 : POWERS.indexOf(lower.charAt(0));
        String rest = lower.isEmpty() ? "" : lower.substring(1);
        if (power < 0 || !(rest.isEmpty() || rest.equals("ib") || rest.equals("b"))) {
            throw new IllegalArgumentException("the units " + UNITS);
        }
        return rest.equals("b") ? BigInteger.valueOf(1000).pow(power + 1) : factor(10 * (power + 1));
    }

    /** The unit that the size is written in. */
    String unit(Object size) {
        return rule.pretty() ? PRETTY[power((Long) size)] : rule.value().text();
    }

    /** The number that the size is written as. */
    String number(Object size) {
        return rule.pretty() ? Long.toString((Long) size >> 10 * power((Long) size)) : size.toString();
    }

    private static int power(long bytes) {
        int power = 0;
        for (long rest = bytes; rest != 0 && rest % 1024 == 0 && power < PRETTY.length - 1; rest /= 1024) {
            power++;
        }
        return power;
    }
}
