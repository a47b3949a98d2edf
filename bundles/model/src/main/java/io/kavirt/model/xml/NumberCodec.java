package io.kavirt.model.xml;

import java.lang.reflect.AnnotatedElement;
import java.util.Locale;

/** Whole numbers. */
final class NumberCodec implements Codec {
    private enum Base {
        DECIMAL,
        HEX,
        OCTAL
    }

    private final Base base;
    private final int digits;
    private final boolean signed;
    private final boolean isInt;
    private final boolean upper;

    private NumberCodec(Base base, int digits, boolean signed, boolean isInt, boolean upper) {
        this.base = base;
        this.digits = digits;
        this.signed = signed;
        this.isInt = isInt;
        this.upper = upper;
    }

    static NumberCodec of(AnnotatedElement component, boolean isInt) {
        Hex hex = component.getAnnotation(Hex.class);
        Octal octal = component.getAnnotation(Octal.class);
        boolean signed = component.isAnnotationPresent(Signed.class);
        if (hex != null) {
            return new NumberCodec(Base.HEX, hex.value(), signed, isInt, hex.upper());
        }
        return octal != null
                ? new NumberCodec(Base.OCTAL, octal.value(), signed, isInt, false)
                : new NumberCodec(Base.DECIMAL, 1, signed, isInt, false);
    }

    @Override
    public Object parse(String text) {
        String number = text.strip();
        try {
            long value =
                    switch (base) {
                        case DECIMAL -> Long.parseLong(number);
                        case OCTAL -> Long.parseLong(number, 8);
                        case HEX -> prefixed(number);
                    };
            if (value < 0 && !signed && base != Base.HEX || isInt && value != (int) value) {
                throw refusal();
            }
            return isInt ? (Object) (int) value : (Object) value;
        } catch (NumberFormatException e) {
            throw refusal();
        }
    }

    /** As C reads numbers: 0x for hexadecimal, 0 for octal. Hexadecimal ones use all 64 bits. */
    private static long prefixed(String number) {
        if (number.startsWith("0x") || number.startsWith("0X")) {
            String digits = number.substring(2);
            if (digits.startsWith("+")) {
                throw new NumberFormatException();
            }
            return Long.parseUnsignedLong(digits, 16);
        }
        long value = number.length() > 1 && number.startsWith("0") ? Long.parseLong(number, 8) : Long.parseLong(number);
        if (value < 0) {
            throw new NumberFormatException();
        }
        return value;
    }

    private IllegalArgumentException refusal() {
        String range = isInt
                ? "a whole number from " + (signed ? Integer.MIN_VALUE : 0) + " to " + Integer.MAX_VALUE
                : "a whole number" + (signed ? "" : ", not negative");
        String form =
                switch (base) {
                    case DECIMAL -> "";
                    case OCTAL -> ", in octal";
                    case HEX -> ", decimal or, with 0x, hexadecimal";
                };
        return new IllegalArgumentException(range + form);
    }

    @Override
    public String format(Object value) {
        long number = ((Number) value).longValue();
        return switch (base) {
            case DECIMAL -> Long.toString(number);
            case OCTAL -> padded("", Long.toOctalString(number));
            case HEX -> padded("0x", hexadecimal(number));
        };
    }

    private String hexadecimal(long number) {
        String text = isInt ? Integer.toHexString((int) number) : Long.toHexString(number);
        return upper ? text.toUpperCase(Locale.ROOT) : text;
    }

    private String padded(String prefix, String number) {
        return prefix + "0".repeat(Math.max(0, digits - number.length())) + number;
    }
}
