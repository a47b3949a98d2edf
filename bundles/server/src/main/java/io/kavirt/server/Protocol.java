package io.kavirt.server;

import io.kavirt.api.connection.WireSession;
import io.kavirt.api.contract.Program;
import io.kavirt.core.Gateway;
import io.kavirt.wire.EventTable;
import io.kavirt.wire.ProcedureEntry;
import io.kavirt.wire.ProcedureTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the daemon understands: built once from the facets that core serves. */
final class Protocol {
    private final @Nullable BoundProcedure[][] procedures = new BoundProcedure[Program.values().length][0];
    private final EventTable events = EventTable.ofAll();

    Protocol(Gateway gateway) {
        List<Class<?>> all = new ArrayList<>(gateway.facets());
        all.add(WireSession.class);
        for (ProcedureEntry entry : ProcedureTable.of(all).entries()) {
            boolean inSession = entry.facet() == WireSession.class;
            BoundProcedure bound = new BoundProcedure(entry, inSession ? null : gateway.operation(entry.method()));
            int program = entry.program().ordinal();
            if (entry.number() >= procedures[program].length) {
                procedures[program] = Arrays.copyOf(procedures[program], entry.number() + 1);
            }
            procedures[program][entry.number()] = bound;
        }
    }

    /** The served program of a number; null if there is none. */
    static @Nullable Program program(int id) {
        // In the order in which clients use them.
        if (id == Program.REMOTE.id()) {
            return Program.REMOTE;
        }
        if (id == Program.QEMU.id()) {
            return Program.QEMU;
        }
        return id == Program.LXC.id() ? Program.LXC : null;
    }

    /** The procedure of a number; null if it is not there. */
    @Nullable
    BoundProcedure procedure(Program program, int number) {
        @Nullable BoundProcedure[] numbers = procedures[program.ordinal()];
        return number >= 0 && number < numbers.length ? numbers[number] : null;
    }

    EventTable events() {
        return events;
    }
}
