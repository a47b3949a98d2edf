package io.kavirt.driver.qemu.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one start of a guest is given beside its document.
 *
 * @param monitorSocket the path of the monitor's socket
 * @param monitorDescriptor the number, in QEMU, of the listening socket that is handed over for the monitor; empty if QEMU is to
 *     make the socket at the path
 * @param firstDescriptor the first number, in QEMU, that may be used for descriptors to be handed over
 * @param incoming where a saved guest's state comes from, as QEMU's {@code -incoming} takes it; empty for a fresh start
 * @param sandbox whether QEMU confines its own system calls
 * @param clock what tells the present time, and the host's time zone
 */
public record StartContext(
        Path monitorSocket,
        OptionalInt monitorDescriptor,
        int firstDescriptor,
        Optional<String> incoming,
        boolean sandbox,
        Clock clock) {

    /** A fresh start of a guest whose QEMU makes the monitor's socket itself. */
    public static StartContext of(Path monitorSocket) {
        return new StartContext(
                monitorSocket, OptionalInt.empty(), 10, Optional.empty(), true, Clock.systemDefaultZone());
    }

    /** A copy for a guest whose state is read back. */
    public StartContext withIncoming(String incoming) {
        return new StartContext(
                monitorSocket, monitorDescriptor, firstDescriptor, Optional.of(incoming), sandbox, clock);
    }

    /** A copy with a listening socket for the monitor. */
    public StartContext withMonitorDescriptor(int number) {
        return new StartContext(monitorSocket, OptionalInt.of(number), firstDescriptor, incoming, sandbox, clock);
    }
}
