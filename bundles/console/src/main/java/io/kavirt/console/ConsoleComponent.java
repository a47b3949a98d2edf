package io.kavirt.console;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivilegedAction;
import java.util.Set;
import javax.security.auth.Subject;
import jdk.net.ExtendedSocketOptions;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers the shell in the daemon's run folder while there is a shell. */
@Component(
        service = {},
        immediate = true)
public final class ConsoleComponent {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleComponent.class);
    private static final String RUN_FOLDER = "kavirt.run.dir";
    private static final String SOCKET = "shell-sock";
    private static final Subject OPERATOR = new Subject(
            true,
            Set.of(
                    new RolePrincipal("admin"),
                    new RolePrincipal("manager"),
                    new RolePrincipal("viewer"),
                    new RolePrincipal("systembundles")),
            Set.of(),
            Set.of());

    private final ConsoleServer server;

    /**
     * Starts listening.
     *
     * @throws IOException if the socket cannot be made
     */
    @Activate
    public ConsoleComponent(@Reference SessionFactory sessions) throws IOException {
        Path folder = Path.of(System.getProperty(RUN_FOLDER, System.getProperty("java.io.tmpdir")));
        Files.createDirectories(folder);
        Path socket = folder.resolve(SOCKET);
        String owner = Files.getOwner(folder).getName();
        this.server = new ConsoleServer(socket, client -> isOperator(client, owner), client -> serve(sessions, client));
        LOG.info("Console ready on {}", socket);
    }

    private static boolean isOperator(SocketChannel client, String owner) {
        try {
            String user =
                    client.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
            return user.equals(owner) || "root".equals(user) || "0".equals(user);
        } catch (IOException e) {
            LOG.warn("Console client without credentials: {}", e.getMessage());
            return false;
        }
    }

    private static void serve(SessionFactory sessions, SocketChannel client) {
        Subject.doAs(OPERATOR, (PrivilegedAction<Void>) () -> {
            new ConsoleConversation(sessions, client).run();
            return null;
        });
    }

    /** Stops listening and closes what is connected. */
    @Deactivate
    void stop() throws IOException {
        server.close();
    }
}
