package io.kavirt.driver.qemu.qmp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Writes JSON as UTF-8 into a growing buffer. */
final class JsonWriter {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] buffer = new byte[256];
    private int length;

    JsonWriter write(Json value) {
        if (value instanceof Json.Str string) {
            string(string.value());
        } else if (value instanceof Json.Obj object) {
            object(object);
        } else if (value instanceof Json.Arr array) {
            raw('[');
            boolean first = true;
            for (Json item : array.items()) {
                separate(first);
                first = false;
                write(item);
            }
            raw(']');
        } else {
            ascii(value.toString());
        }
        return this;
    }

    /** Appends characters that are JSON already. */
    JsonWriter ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            raw(text.charAt(i));
        }
        return this;
    }

    JsonWriter string(String text) {
        raw('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                ascii(c);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                utf8(Character.toCodePoint(c, text.charAt(++i)));
            } else if (Character.isSurrogate(c)) {
                // Half a character has no encoding; an escape keeps it what it was.
                escape(c);
            } else {
                utf8(c);
            }
        }
        return raw('"');
    }

    byte[] toBytes() {
        return Arrays.copyOf(buffer, length);
    }

    JsonWriter raw(int b) {
        if (length == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * length);
        }
        buffer[length++] = (byte) b;
        return this;
    }

    private void object(Json.Obj object) {
        raw('{');
        boolean first = true;
        for (Map.Entry<String, Json> member : object.members().entrySet()) {
            separate(first);
            first = false;
            string(member.getKey());
            raw(':');
            write(member.getValue());
        }
        raw('}');
    }

    private void separate(boolean first) {
        if (!first) {
            raw(',');
        }
    }

    private void ascii(char c) {
        switch (c) {
            case '"' -> raw('\\').raw('"');
            case '\\' -> raw('\\').raw('\\');
            case '\n' -> raw('\\').raw('n');
            case '\r' -> raw('\\').raw('r');
            case '\t' -> raw('\\').raw('t');
            default -> {
                if (c < 0x20 || c == 0x7f) {
                    escape(c);
                } else {
                    raw(c);
                }
            }
        }
    }

    private void escape(char c) {
        raw('\\').raw('u');
        for (int shift = 12; shift >= 0; shift -= 4) {
            raw(HEX[c >> shift & 0xf]);
        }
    }

    private void utf8(int c) {
        if (c < 0x800) {
            raw(0xc0 | c >> 6);
        } else {
            if (c < 0x10000) {
                raw(0xe0 | c >> 12);
            } else {
                raw(0xf0 | c >> 18).raw(0x80 | c >> 12 & 0x3f);
            }
            raw(0x80 | c >> 6 & 0x3f);
        }
        raw(0x80 | c & 0x3f);
    }
}
