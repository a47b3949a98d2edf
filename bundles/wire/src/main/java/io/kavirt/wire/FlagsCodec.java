package io.kavirt.wire;

import io.kavirt.api.Flag;
import io.kavirt.api.VirtException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A set of flags as the bits of a number. A bit that the enum does not have is refused here, so that no driver has to. */
final class FlagsCodec extends Codec {
    /** Power of two. Clients use few combinations, so their sets are kept and shared; a collision only costs a new set. */
    private static final int KEPT = 64;

    private final Class<?> type;
    private final Flag[] flags;
    private final int accepted;
    private final int ignored;
    private final AtomicReferenceArray<Entry> sets = new AtomicReferenceArray<>(KEPT);

    FlagsCodec(Class<?> type) {
        this(type, 0);
    }

    private FlagsCodec(Class<?> type, int ignored) {
        this.type = type;
        this.ignored = ignored;
        Object[] constants = type.getEnumConstants();
        this.flags = Arrays.copyOf(constants, constants.length, Flag[].class);
        this.accepted = Arrays.stream(flags).mapToInt(Flag::bit).reduce(0, (a, b) -> a | b);
    }

    /** The same, but bits that say nothing to Kavirt are left out rather than refused. */
    FlagsCodec ignoring(int bits) {
        return new FlagsCodec(type, bits);
    }

    @Override
    Object read(XdrReader in) {
        return decode(in.readInt() & ~ignored);
    }

    Set<Flag> decode(int bits) {
        if (bits == 0) {
            return Set.of();
        }
        int slot = (bits ^ (bits >>> 6) ^ (bits >>> 12) ^ (bits >>> 24)) & (KEPT - 1);
        Entry entry = sets.get(slot);
        if (entry != null && entry.bits == bits) {
            return entry.set;
        }
        if ((bits & ~accepted) != 0) {
            throw refuse(bits);
        }
        Set<Flag> set = new LinkedHashSet<>();
        for (Flag flag : flags) {
            if ((bits & flag.bit()) != 0) {
                set.add(flag);
            }
        }
        Set<Flag> shared = Collections.unmodifiableSet(set);
        sets.set(slot, new Entry(bits, shared));
        return shared;
    }

    @Override
    void write(XdrWriter out, @Nullable Object value) {
        int bits = 0;
        for (Object flag : (Set<?>) value) {
            bits |= ((Flag) flag).bit();
        }
        out.writeInt(bits);
    }

    @Override
    int minimumSize() {
        return 4;
    }

    @Override
    String layout() {
        return "i";
    }

    private VirtException refuse(int bits) {
        String names = Arrays.stream(flags)
                .map(flag -> "0x" + Integer.toHexString(flag.bit()) + " (" + flag + ")")
                .collect(Collectors.joining(", "));
        return WireErrors.invalid("unsupported flags 0x" + Integer.toHexString(bits & ~accepted) + " in 0x"
                + Integer.toHexString(bits) + " for " + type.getSimpleName() + ": "
                + (names.isEmpty() ? "no flag is accepted" : "accepted are " + names));
    }

    private static final class Entry {
        final int bits;
        final Set<Flag> set;

        Entry(int bits, Set<Flag> set) {
            this.bits = bits;
            this.set = set;
        }
    }
}
