package io.kavirt.driver.qemu.qmp;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one JSON value from UTF-8 bytes; depth is bounded here, size by whoever hands in the bytes. */
final class JsonParser {
    static final int MAX_DEPTH = 64;

    private final byte[] bytes;
    private final int start;
    private final int end;
    private int at;

    private JsonParser(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        this.at = start;
    }

    /** Reads the value that fills {@code bytes} from {@code start} to before {@code end}. */
    static Json parse(byte[] bytes, int start, int end) {
        JsonParser parser = new JsonParser(bytes, start, end);
        parser.skipSpace();
        Json value = parser.value(0);
        parser.skipSpace();
        if (parser.at != end) {
            throw parser.bad("the end");
        }
        return value;
    }

    private Json value(int depth) {
        if (depth > MAX_DEPTH) {
            throw bad("at most " + MAX_DEPTH + " levels");
        }
        switch (peek()) {
            case '{':
                return object(depth);
            case '[':
                return array(depth);
            case '"':
                return new Json.Str(string());
            case 't':
                return literal("true", Json.TRUE);
            case 'f':
                return literal("false", Json.FALSE);
            case 'n':
                return literal("null", Json.NULL);
            default:
                return number();
        }
    }

    private Json object(int depth) {
        Map<String, Json> members = new LinkedHashMap<>();
        at++;
        skipSpace();
        if (peek() == '}') {
            at++;
            return Json.EMPTY;
        }
        while (true) {
            if (peek() != '"') {
                throw bad("a member's name");
            }
            String name = string();
            skipSpace();
            expect(':', "':'");
            skipSpace();
            if (members.put(name, value(depth + 1)) != null) {
                throw bad("only one member '" + name + "'");
            }
            skipSpace();
            if (peek() == '}') {
                at++;
                return new Json.Obj(members);
            }
            expect(',', "',' or '}'");
            skipSpace();
        }
    }

    private Json array(int depth) {
        List<Json> items = new ArrayList<>();
        at++;
        skipSpace();
        if (peek() == ']') {
            at++;
            return new Json.Arr(List.of());
        }
        while (true) {
            items.add(value(depth + 1));
            skipSpace();
            if (peek() == ']') {
                at++;
                return new Json.Arr(items);
            }
            expect(',', "',' or ']'");
            skipSpace();
        }
    }

    private Json literal(String word, Json value) {
        for (int i = 0; i < word.length(); i++) {
            if (peek() != word.charAt(i)) {
                throw bad("'" + word + "'");
            }
            at++;
        }
        return value;
    }

    private Json number() {
        int from = at;
        if (peek() == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else {
            digits();
        }
        if (peek() == '.') {
            at++;
            digits();
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
        }
        return new Json.Num(new String(bytes, from, at - from, StandardCharsets.US_ASCII));
    }

    private void digits() {
        int from = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == from) {
            throw bad("a value");
        }
    }

    private String string() {
        int from = ++at;
        int all = 0;
        // Most strings are plain: found and copied in one go.
        while (at < end) {
            byte b = bytes[at];
            if (b == '"') {
                String text =
                        all >= 0 ? new String(bytes, from, at - from, StandardCharsets.ISO_8859_1) : utf8(from, at);
                at++;
                return text;
            }
            if (b == '\\') {
                return escaped(from);
            }
            all |= b;
            if (b >= 0 && b < 0x20) {
                throw bad("no control character");
            }
            at++;
        }
        throw bad("'\"'");
    }

    private String escaped(int from) {
        StringBuilder text = new StringBuilder(utf8(from, at));
        while (at < end) {
            byte b = bytes[at];
            if (b == '"') {
                at++;
                return text.toString();
            }
            if (b == '\\') {
                at++;
                text.append(escape());
                continue;
            }
            int run = at;
            while (at < end && bytes[at] != '"' && bytes[at] != '\\') {
                if (bytes[at] >= 0 && bytes[at] < 0x20) {
                    throw bad("no control character");
                }
                at++;
            }
            text.append(utf8(run, at));
        }
        throw bad("'\"'");
    }

    private char escape() {
        int c = peek();
        at++;
        switch (c) {
            case '"', '\\', '/', '\'':
                return (char) c;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                return unicode();
            default:
                at--;
                throw bad("an escape");
        }
    }

    private char unicode() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0) {
                throw bad("a hex digit");
            }
            value = value << 4 | digit;
            at++;
        }
        return (char) value;
    }

    private String utf8(int from, int to) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            throw bad("UTF-8");
        }
    }

    private void skipSpace() {
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r' || bytes[at] == '\n')) {
            at++;
        }
    }

    private void expect(char wanted, String name) {
        if (peek() != wanted) {
            throw bad(name);
        }
        at++;
    }

    /** The next byte, or -1 at the end. */
    private int peek() {
        return at < end ? bytes[at] & 0xff : -1;
    }

    private VirtException bad(String wanted) {
        int from = Math.max(start, Math.min(at, end) - 20);
        int to = Math.min(end, at + 20);
        String around = new String(bytes, from, Math.max(0, to - from), StandardCharsets.ISO_8859_1);
        return new VirtException(
                ErrorCode.INTERNAL_ERROR,
                ErrorDomain.QEMU,
                "JSON needs " + wanted + " at byte " + (at - start) + ", near '" + printable(around) + "'");
    }

    private static String printable(String text) {
        return text.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
