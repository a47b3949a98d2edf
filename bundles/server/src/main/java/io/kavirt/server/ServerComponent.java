package io.kavirt.server;

import io.kavirt.core.Gateway;
import io.kavirt.server.ServerSettings.Listener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the {@link Server} while core is there. */
@Component(
        service = {},
        immediate = true,
        configurationPid = "io.kavirt.server")
@Designate(ocd = ServerConfiguration.class)
public final class ServerComponent {
    private static final Logger log = LoggerFactory.getLogger(ServerComponent.class);

    private final Thread starter;
    private @Nullable Server server;

    /** Called by Declarative Services. */
    @Activate
    public ServerComponent(@Reference Gateway gateway, ServerConfiguration configuration) {
        this(gateway, settings(configuration, Path.of(System.getProperty("kavirt.run.dir", "/run/kavirt"))));
    }

    ServerComponent(Gateway gateway, ServerSettings settings) {
        // The framework waits for this constructor; reading the contract and making sockets take their time.
        starter = new Thread(() -> start(gateway, settings), "kavirt-server-start");
        starter.setDaemon(true);
        starter.start();
    }

    /** Ends the server. */
    @Deactivate
    public void deactivate() {
        boolean interrupted = false;
        while (starter.isAlive()) {
            try {
                starter.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (server != null) {
            server.close();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void start(Gateway gateway, ServerSettings settings) {
        try {
            Server made = new Server(gateway, settings);
            made.start();
            server = made;
        } catch (IOException | RuntimeException e) {
            log.error("The daemon serves no clients: {}", e.getMessage(), e);
        }
    }

    static ServerSettings settings(ServerConfiguration configuration, Path runDir) {
        List<Listener> listeners = new ArrayList<>();
        int mode = mode(configuration.socket_mode());
        int readOnlyMode = mode(configuration.socket_ro_mode());
        String group = configuration.socket_group();
        add(listeners, configuration.socket(), runDir.resolve("kavirt-sock"), false, mode, group);
        add(listeners, configuration.socket_ro(), runDir.resolve("kavirt-sock-ro"), true, readOnlyMode, group);
        if (configuration.libvirt_sockets()) {
            Path dir = Path.of(configuration.libvirt_socket_dir());
            listeners.add(new Listener(dir.resolve("libvirt-sock"), false, mode, group));
            listeners.add(new Listener(dir.resolve("libvirt-sock-ro"), true, readOnlyMode, group));
        }
        ServerSettings defaults = ServerSettings.defaults(listeners);
        return new ServerSettings(
                listeners,
                configuration.default_uri(),
                configuration.event_loops() == 0 ? defaults.eventLoops() : configuration.event_loops(),
                Duration.ofNanos(configuration.busy_poll() * 1000L),
                configuration.max_workers(),
                configuration.prio_workers(),
                configuration.max_clients(),
                configuration.max_client_requests(),
                configuration.max_packet(),
                (long) configuration.event_backlog() << 20,
                Duration.ofSeconds(configuration.keepalive_interval()),
                configuration.keepalive_count(),
                Duration.ofSeconds(configuration.stop_timeout()));
    }

    private static void add(
            List<Listener> listeners, String configured, Path usual, boolean readOnly, int mode, String group) {
        if (!configured.equals("-")) {
            Path path = configured.isEmpty() ? usual : Path.of(configured);
            listeners.add(new Listener(path, readOnly, mode, group));
        }
    }

    private static int mode(String text) {
        try {
            return Integer.parseInt(text, 8);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "socket mode is '" + text + "', but an octal number of 0 to 0777 is accepted", e);
        }
    }
}
