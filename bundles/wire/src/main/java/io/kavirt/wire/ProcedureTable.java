package io.kavirt.wire;

import io.kavirt.api.contract.Procedure;
import io.kavirt.api.contract.Program;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All operations of a set of facets by program and number. Built once; immutable. */
public final class ProcedureTable {
    private static final int NUMBER_MAX = 4095;

    private final @Nullable ProcedureEntry[][] programs;
    private final Map<Method, ProcedureEntry> byMethod = new HashMap<>();
    private final List<ProcedureEntry> entries;

    private ProcedureTable(Collection<? extends Class<?>> facets) {
        programs = new ProcedureEntry[Program.values().length][0];
        List<ProcedureEntry> all = new ArrayList<>();
        for (Class<?> facet : facets) {
            for (Method method : facet.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Procedure.class)) {
                    ProcedureEntry entry = new ProcedureEntry(facet, method);
                    add(entry);
                    all.add(entry);
                }
            }
        }
        all.sort(Comparator.comparing(ProcedureEntry::program).thenComparing(ProcedureEntry::number));
        entries = Collections.unmodifiableList(all);
    }

    /**
     * Reads the annotations of facets.
     *
     * @throws IllegalArgumentException if a type cannot be sent, or two operations have the same number
     */
    public static ProcedureTable of(Collection<? extends Class<?>> facets) {
        return new ProcedureTable(facets);
    }

    /** The operation of a number; null if there is none. */
    public @Nullable ProcedureEntry find(Program program, int number) {
        @Nullable ProcedureEntry[] numbers = programs[program.ordinal()];
        return number >= 0 && number < numbers.length ? numbers[number] : null;
    }

    /** The operation that a method declares; null if it is none of this table. */
    public @Nullable ProcedureEntry find(Method method) {
        return byMethod.get(method);
    }

    /** All operations by program and number. */
    public List<ProcedureEntry> entries() {
        return entries;
    }

    private void add(ProcedureEntry entry) {
        int number = entry.number();
        if (number < 0 || number > NUMBER_MAX) {
            throw new IllegalArgumentException(entry + " has the number " + number + ", not one of 0 to " + NUMBER_MAX);
        }
        int program = entry.program().ordinal();
        if (number >= programs[program].length) {
            programs[program] = Arrays.copyOf(programs[program], number + 1);
        }
        ProcedureEntry other = programs[program][number];
        if (other != null) {
            throw new IllegalArgumentException(entry + " and " + other + " have the same number " + number);
        }
        programs[program][number] = entry;
        byMethod.put(entry.method(), entry);
    }
}
