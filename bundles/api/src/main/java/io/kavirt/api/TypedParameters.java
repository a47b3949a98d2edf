package io.kavirt.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Named values in the order in which they were given: what libvirt calls typed parameters. Immutable. */
public final class TypedParameters {
    /** The longest name, in bytes of UTF-8. */
    public static final int NAME_LENGTH_MAX = 79;

    private static final TypedParameters EMPTY = new TypedParameters(Map.of());

    private final Map<String, TypedValue> values;

    private TypedParameters(Map<String, TypedValue> values) {
        this.values = values;
    }

    /** No parameter at all. */
    public static TypedParameters of() {
        return EMPTY;
    }

    /** Starts a list. */
    public static Builder builder() {
        return new Builder();
    }

    /** The values by name, in order; unmodifiable. */
    public Map<String, TypedValue> asMap() {
        return values;
    }

    /** How many parameters there are. */
    public int size() {
        return values.size();
    }

    /** The value of a name, where it is there. */
    public Optional<TypedValue> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /**
     * The text of a name, where it is there.
     *
     * @throws VirtException INVALID_ARG if the value is not a text
     */
    public Optional<String> text(String name) {
        TypedValue value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof TypedValue.Text text) {
            return Optional.of(text.value());
        }
        throw new VirtException(
                ErrorCode.INVALID_ARG,
                ErrorDomain.NONE,
                "parameter " + name + " is " + value.value() + ", but a string is expected");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TypedParameters that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }

    /** Collects parameters; a name given twice keeps its first place and its last value. */
    public static final class Builder {
        private final Map<String, TypedValue> values = new LinkedHashMap<>();

        private Builder() {}

        /** Adds a value of any type. */
        public Builder put(String name, TypedValue value) {
            values.put(name, value);
            return this;
        }

        /** Adds a 32-bit number. */
        public Builder putInt(String name, int value) {
            return put(name, new TypedValue.Int(value));
        }

        /** Adds a 32-bit number without sign. */
        public Builder putUInt(String name, int value) {
            return put(name, new TypedValue.UInt(value));
        }

        /** Adds a 64-bit number. */
        public Builder putLong(String name, long value) {
            return put(name, new TypedValue.Long64(value));
        }

        /** Adds a 64-bit number without sign. */
        public Builder putULong(String name, long value) {
            return put(name, new TypedValue.ULong64(value));
        }

        /** Adds a floating point number. */
        public Builder putDouble(String name, double value) {
            return put(name, new TypedValue.Real(value));
        }

        /** Adds true or false. */
        public Builder putBoolean(String name, boolean value) {
            return put(name, new TypedValue.Bool(value));
        }

        /** Adds a text. */
        public Builder putText(String name, String value) {
            return put(name, new TypedValue.Text(value));
        }

        /** The parameters so far. */
        public TypedParameters build() {
            return new TypedParameters(Collections.unmodifiableMap(new LinkedHashMap<>(values)));
        }
    }
}
