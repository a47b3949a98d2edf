package io.kavirt.wire;

import java.nio.ByteBuffer;

/** Walks over bytes as a layout in {@link ProcedureEntry#argumentsLayout}'s notation says; knows nothing of the codecs. */
final class LayoutWalker {
    private final String layout;
    private final ByteBuffer bytes;
    private int at;

    private LayoutWalker(String layout, byte[] bytes) {
        this.layout = layout;
        this.bytes = ByteBuffer.wrap(bytes);
    }

    /** How many bytes are left behind what the layout describes. */
    static int leftOver(String layout, byte[] bytes) {
        LayoutWalker walker = new LayoutWalker(layout, bytes);
        walker.sequence(true);
        return walker.bytes.remaining();
    }

    private void sequence(boolean walk) {
        while (at < layout.length() && layout.charAt(at) != ')') {
            if (layout.charAt(at) == ' ') {
                at++;
            } else {
                item(walk);
            }
        }
    }

    private void item(boolean walk) {
        boolean present = walk;
        if (layout.charAt(at) == '?') {
            at++;
            present = walk && bytes.getInt() == 1;
        }
        int start = at;
        one(false);
        int end = at;
        if (at < layout.length() && layout.charAt(at) == '<') {
            int limit = number('>');
            int count = present ? bytes.getInt() : 0;
            if (count < 0 || count > limit) {
                throw new IllegalStateException(count + " of " + limit);
            }
            repeat(start, end, count);
        } else if (at < layout.length() && layout.charAt(at) == '[') {
            repeat(start, end, number(']') * (present ? 1 : 0));
        } else if (present) {
            repeat(start, end, 1);
        }
    }

    private void repeat(int start, int end, int count) {
        int resume = at;
        for (int i = 0; i < count; i++) {
            at = start;
            one(true);
            if (at != end) {
                throw new IllegalStateException("layout " + layout + " at " + at);
            }
        }
        at = resume;
    }

    private void one(boolean walk) {
        char kind = layout.charAt(at++);
        switch (kind) {
            case 'i' -> skip(walk, 4);
            case 'h', 'd' -> skip(walk, 8);
            case 's' -> text(walk);
            case 'o' -> {
                int size = digits();
                skip(walk, size);
            }
            case 'p' -> parameter(walk);
            case '(' -> {
                sequence(walk);
                at++;
            }
            default -> throw new IllegalStateException("layout " + layout + " at " + (at - 1));
        }
    }

    private void parameter(boolean walk) {
        if (walk) {
            text(true);
            int type = bytes.getInt();
            if (type == 7) {
                text(true);
            } else {
                skip(true, type >= 3 && type <= 5 ? 8 : 4);
            }
        }
    }

    private void text(boolean walk) {
        if (walk) {
            int length = bytes.getInt();
            skip(true, (length + 3) / 4 * 4);
        }
    }

    private void skip(boolean walk, int count) {
        if (walk) {
            bytes.position(bytes.position() + count);
        }
    }

    private int number(char end) {
        at++;
        int number = digits();
        if (layout.charAt(at++) != end) {
            throw new IllegalStateException("layout " + layout + " at " + (at - 1));
        }
        return number;
    }

    private int digits() {
        int start = at;
        while (at < layout.length() && Character.isDigit(layout.charAt(at))) {
            at++;
        }
        return Integer.parseInt(layout.substring(start, at));
    }
}
