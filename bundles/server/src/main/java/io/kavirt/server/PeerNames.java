package io.kavirt.server;

import io.kavirt.api.driver.Identity;
import io.netty.channel.unix.PeerCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Finds the names of users that the kernel knows by number. Keeps the most recent ones. */
final class PeerNames {
    private static final int KEPT = 256;

    private final Map<Integer, String> names = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, String> eldest) {
            return size() > KEPT;
        }
    };

    /** Who the kernel says is at the other end. */
    Identity identity(PeerCredentials credentials) {
        int[] groups = credentials.gids();
        return new Identity(
                credentials.uid(),
                groups.length == 0 ? -1 : groups[0],
                credentials.pid(),
                name(credentials.uid(), credentials.pid()));
    }

    private synchronized String name(int user, int process) {
        return names.computeIfAbsent(user, number -> look(number, process));
    }

    /** The process' folder belongs to its user, and the platform names the owners of files. */
    private static String look(int user, int process) {
        Path folder = Path.of("/proc", String.valueOf(process));
        try {
            Object owner = Files.getAttribute(folder, "unix:uid");
            if (owner.equals(user)) {
                return Files.getOwner(folder).getName();
            }
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            // The process has gone, or its folder is hidden; the number names the user as well.
        }
        return String.valueOf(user);
    }
}
