package io.kavirt.model.common;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An Ethernet address.
 *
 * @param text six pairs of lower-case hexadecimal digits with colons between
 */
public record MacAddress(String text) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{1,2}(:[0-9a-f]{1,2}){5}");

    /** Refuses what is not six bytes. */
    public MacAddress {
        text = normalise(text);
    }

    /** Reads an address as it stands in XML; pairs may lack the leading zero. */
    public static MacAddress parse(String text) {
        return new MacAddress(text);
    }

    /** Whether the address names a group of hosts rather than one. */
    public boolean isMulticast() {
        return (Integer.parseInt(text.substring(0, 2), 16) & 1) != 0;
    }

    private static String normalise(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!FORM.matcher(lower).matches()) {
            throw new IllegalArgumentException("six pairs of hexadecimal digits with colons between");
        }
        if (lower.length() == 17) {
            return lower;
        }
        StringBuilder out = new StringBuilder(17);
        for (String part : lower.split(":")) {
            out.append(out.length() == 0 ? "" : ":")
                    .append(part.length() == 1 ? "0" : "")
                    .append(part);
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return text;
    }
}
