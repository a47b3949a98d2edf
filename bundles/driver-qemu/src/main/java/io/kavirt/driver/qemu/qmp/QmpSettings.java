package io.kavirt.driver.qemu.qmp;

import java.time.Duration;

/**
 * How one channel behaves.
 *
 * @param name the guest's, for messages and logs
 * @param greetingTimeout how long QEMU may take to greet and agree on capabilities
 * @param commandTimeout how long a command may take for which nothing else is said
 * @param maxLine the longest line that is accepted, in bytes
 */
public record QmpSettings(String name, Duration greetingTimeout, Duration commandTimeout, int maxLine) {
    public static final int DEFAULT_MAX_LINE = 64 << 20;

    public static QmpSettings of(String name) {
        return new QmpSettings(name, Duration.ofSeconds(30), Duration.ofSeconds(60), DEFAULT_MAX_LINE);
    }
}
