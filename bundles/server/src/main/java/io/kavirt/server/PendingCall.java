package io.kavirt.server;

import io.kavirt.wire.CallArguments;
import io.kavirt.wire.ProcedureEntry;

/**
 * A call that was read and not answered yet.
 *
 * @param procedure what is called
 * @param arguments with what
 * @param serial the caller's number
 * @param bytes size of its packet, as a measure of the memory that it takes while it waits
 */
record PendingCall(BoundProcedure procedure, CallArguments arguments, int serial, int bytes) {
    ProcedureEntry entry() {
        return procedure.entry();
    }
}
