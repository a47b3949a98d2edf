package io.kavirt.api;

/** A value of a {@link TypedParameters typed parameter}. */
public sealed interface TypedValue {
    /** The number that libvirt gives the type. */
    int type();

    /** The value as Java sees it. */
    Object value();

    /** A 32-bit number. */
    record Int(Integer value) implements TypedValue {
        @Override
        public int type() {
            return 1;
        }
    }

    /** A 32-bit number without sign; the bits of {@code value}. */
    record UInt(Integer value) implements TypedValue {
        @Override
        public int type() {
            return 2;
        }
    }

    /** A 64-bit number. */
    record Long64(Long value) implements TypedValue {
        @Override
        public int type() {
            return 3;
        }
    }

    /** A 64-bit number without sign; the bits of {@code value}. */
    record ULong64(Long value) implements TypedValue {
        @Override
        public int type() {
            return 4;
        }
    }

    /** A floating point number. */
    record Real(Double value) implements TypedValue {
        @Override
        public int type() {
            return 5;
        }
    }

    /** True or false. */
    record Bool(Boolean value) implements TypedValue {
        @Override
        public int type() {
            return 6;
        }
    }

    /** A text. */
    record Text(String value) implements TypedValue {
        @Override
        public int type() {
            return 7;
        }
    }
}
