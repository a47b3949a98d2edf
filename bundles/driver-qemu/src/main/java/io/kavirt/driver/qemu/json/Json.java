package io.kavirt.driver.qemu.json;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A JSON value, immutable. The {@code as} methods read a value of the kind that the caller expects and fail with
 * INTERNAL_ERROR, quoting it, when it is another.
 */
public sealed interface Json {

    /** An object; members keep their order. */
    record Obj(Map<String, Json> members) implements Json {
        public Obj {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        @Override
        public String toString() {
            return format();
        }
    }

    /** An array. */
    record Arr(List<Json> items) implements Json {
        public Arr {
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            return format();
        }
    }

    /** A string. */
    record Str(String value) implements Json {
        public Str {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String toString() {
            return format();
        }
    }

    /** A number, as it was written, so that none loses digits; 1 and 1.0 are different values. */
    record Num(String literal) implements Json {
        @Override
        public String toString() {
            return literal;
        }
    }

    /** True or false. */
    record Bool(boolean value) implements Json {
        @Override
        public String toString() {
            return Boolean.toString(value);
        }
    }

    /** The null value. */
    record Null() implements Json {
        @Override
        public String toString() {
            return "null";
        }
    }

    Obj EMPTY = new Obj(Map.of());
    Bool TRUE = new Bool(true);
    Bool FALSE = new Bool(false);
    Null NULL = new Null();

    static Str of(String value) {
        return new Str(value);
    }

    static Num of(long value) {
        return new Num(Long.toString(value));
    }

    static Bool of(boolean value) {
        return value ? TRUE : FALSE;
    }

    static Arr array(List<? extends Json> items) {
        return new Arr(List.copyOf(items));
    }

    static Arr strings(List<String> values) {
        return new Arr(values.stream().map(value -> (Json) new Str(value)).toList());
    }

    static Builder object() {
        return new Builder();
    }

    /** An object of one member, as many commands take. */
    static Obj object(String name, String value) {
        return new Obj(Map.of(name, new Str(value)));
    }

    /** Collects an object's members. */
    final class Builder {
        private final Map<String, Json> members = new LinkedHashMap<>();

        private Builder() {}

        public Builder put(String name, Json value) {
            members.put(name, value);
            return this;
        }

        public Builder put(String name, String value) {
            return put(name, of(value));
        }

        public Builder put(String name, long value) {
            return put(name, of(value));
        }

        public Builder put(String name, boolean value) {
            return put(name, of(value));
        }

        public Obj build() {
            return new Obj(members);
        }
    }

    /**
     * Reads one value that fills the text.
     *
     * @throws VirtException INTERNAL_ERROR with the place when it is not JSON, nested deeper than 64 levels, or longer than
     *     64 MiB
     */
    static Json parse(String text) {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /** As {@link #parse(String)}, from UTF-8. */
    static Json parse(byte[] bytes) {
        return parse(bytes, 0, bytes.length);
    }

    /** As {@link #parse(byte[])}, from {@code start} to before {@code end}. */
    static Json parse(byte[] bytes, int start, int end) {
        return JsonText.read(bytes, start, end);
    }

    /** The value in one line, without spaces outside of strings. */
    default String format() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** As {@link #format}, encoded in UTF-8. */
    default byte[] bytes() {
        return JsonText.write(this, false);
    }

    /** As {@link #bytes}, in lines for people to read. */
    default byte[] indented() {
        return JsonText.write(this, true);
    }

    /** A member of an object; empty when it is absent, null, or this is no object. */
    default Optional<Json> get(String name) {
        return this instanceof Obj object
                ? Optional.ofNullable(object.members().get(name)).filter(value -> !(value instanceof Null))
                : Optional.empty();
    }

    /** A member that must be there. */
    default Json at(String name) {
        return get(name).orElseThrow(() -> unexpected("an object with '" + name + "'"));
    }

    default boolean has(String name) {
        return get(name).isPresent();
    }

    default String asString() {
        if (this instanceof Str string) {
            return string.value();
        }
        throw unexpected("a string");
    }

    /** An integer from -2^63 to 2^64-1; what is above 2^63-1 comes as the negative number of the same bits. */
    default long asLong() {
        if (this instanceof Num number) {
            try {
                String literal = number.literal();
                return literal.startsWith("-") ? Long.parseLong(literal) : Long.parseUnsignedLong(literal);
            } catch (NumberFormatException e) {
                throw unexpected("an integer");
            }
        }
        throw unexpected("an integer");
    }

    default int asInt() {
        long value = asLong();
        if (value != (int) value) {
            throw unexpected("an integer of 32 bits");
        }
        return (int) value;
    }

    default double asDouble() {
        if (this instanceof Num number) {
            return Double.parseDouble(number.literal());
        }
        throw unexpected("a number");
    }

    default boolean asBoolean() {
        if (this instanceof Bool bool) {
            return bool.value();
        }
        throw unexpected("true or false");
    }

    default List<Json> asList() {
        if (this instanceof Arr array) {
            return array.items();
        }
        throw unexpected("an array");
    }

    default Map<String, Json> asMap() {
        if (this instanceof Obj object) {
            return object.members();
        }
        throw unexpected("an object");
    }

    /** The string member of that name, if there is one. */
    default Optional<String> string(String name) {
        return get(name).map(Json::asString);
    }

    /** The integer member of that name, if there is one. */
    default Optional<Long> number(String name) {
        return get(name).map(Json::asLong);
    }

    /** Whether there is a member of that name that is true. */
    default boolean flag(String name) {
        return get(name).map(Json::asBoolean).orElse(false);
    }

    private VirtException unexpected(String wanted) {
        String text = format();
        String shown = text.length() > 200 ? text.substring(0, 200) + "..." : text;
        return new VirtException(
                ErrorCode.INTERNAL_ERROR, ErrorDomain.QEMU, "JSON holds " + shown + " in place of " + wanted);
    }
}
