package io.kavirt.core.state;

import io.kavirt.api.driver.DriverDirectories;
import java.nio.file.Path;

/**
 * The roots of all state.
 *
 * @param config definitions
 * @param run live state and sockets
 * @param data images, saves, NVRAM
 * @param log logs
 * @param userDaemon whether the daemon serves one user rather than the system
 */
public record Directories(Path config, Path run, Path data, Path log, boolean userDaemon) {
    /**
     * The roots from the system properties {@code kavirt.config.dir}, {@code kavirt.run.dir}, {@code kavirt.lib.dir} and
     * {@code kavirt.log.dir}; what is not set is where the system daemon has it. The daemon serves the system if root runs it, unless
     * {@code kavirt.mode} is {@code session}.
     */
    public static Directories fromSystemProperties() {
        return new Directories(
                root("kavirt.config.dir", "/etc/kavirt"),
                root("kavirt.run.dir", "/run/kavirt"),
                root("kavirt.lib.dir", "/var/lib/kavirt"),
                root("kavirt.log.dir", "/var/log/kavirt"),
                isUserDaemon());
    }

    private static boolean isUserDaemon() {
        String mode = System.getProperty(
                "kavirt.mode", "root".equals(System.getProperty("user.name")) ? "system" : "session");
        return switch (mode) {
            case "system" -> false;
            case "session" -> true;
            default ->
                throw new IllegalArgumentException("kavirt.mode is '" + mode + "', but system or session is accepted");
        };
    }

    private static Path root(String property, String fallback) {
        String value = System.getProperty(property);
        return Path.of(value == null || value.isBlank() ? fallback : value).toAbsolutePath();
    }

    /** The folders of one driver; they are made if they do not exist. */
    public DriverDirectories of(String driver) {
        return new DriverDirectories(
                FileStateDirectory.at(config.resolve(driver)),
                FileStateDirectory.at(run.resolve(driver)),
                FileStateDirectory.at(data.resolve(driver)),
                FileStateDirectory.at(log.resolve(driver)));
    }
}
