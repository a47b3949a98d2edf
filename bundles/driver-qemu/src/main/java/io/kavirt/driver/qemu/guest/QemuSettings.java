package io.kavirt.driver.qemu.guest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How the driver is configured.
 *
 * @param user whom guests' processes run as; empty for the daemon's own user
 * @param group their group; empty for the user's own
 * @param emulator the binary of guests whose document names none; empty to choose by architecture
 * @param vncListen the address on which VNC servers listen unless a document says otherwise
 * @param startTimeout how long a started process may take until it answers
 * @param stopTimeout how long a process may take to end before it is killed
 * @param jobTimeout how long an operation waits for the one before it
 */
public record QemuSettings(
        Optional<String> user,
        Optional<String> group,
        Optional<Path> emulator,
        String vncListen,
        Duration startTimeout,
        Duration stopTimeout,
        Duration jobTimeout) {

    public QemuSettings {
        Objects.requireNonNull(vncListen, "vncListen");
        if (group.isPresent() && user.isEmpty()) {
            throw new IllegalArgumentException("group '" + group.get() + "' is set, but no user; set both or none");
        }
    }

    /** What holds where nothing is configured. */
    public static QemuSettings defaults() {
        return new QemuSettings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "127.0.0.1",
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30));
    }
}
