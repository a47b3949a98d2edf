package io.kavirt.console;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts console clients on a unix socket and gives each a thread, until it is closed. */
final class ConsoleServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleServer.class);

    private final Path socket;
    private final Predicate<SocketChannel> admits;
    private final Consumer<SocketChannel> serve;
    private final ServerSocketChannel listener;
    private final Set<SocketChannel> clients = ConcurrentHashMap.newKeySet();

    /**
     * Starts listening.
     *
     * @param socket where; a file left there by an earlier daemon is replaced
     * @param admits decides by the peer's credentials
     * @param serve talks to one client and returns when done
     * @throws IOException if the socket cannot be made
     */
    ConsoleServer(Path socket, Predicate<SocketChannel> admits, Consumer<SocketChannel> serve) throws IOException {
        this.socket = socket;
        this.admits = admits;
        this.serve = serve;
        Files.deleteIfExists(socket);
        this.listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            listener.bind(UnixDomainSocketAddress.of(socket));
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        start("kavirt-console", this::accept);
    }

    private void accept() {
        while (listener.isOpen()) {
            try {
                admit(listener.accept());
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                LOG.warn("Console {}: cannot accept: {}", socket, e.getMessage());
                return;
            }
        }
    }

    private void admit(SocketChannel client) throws IOException {
        if (!admits.test(client)) {
            LOG.warn("Console {}: a client of another user was turned away", socket);
            client.close();
            return;
        }
        clients.add(client);
        start("kavirt-console-client", () -> {
            try (client) {
                serve.accept(client);
            } catch (IOException e) {
                LOG.debug("Console {}: closing a client: {}", socket, e.getMessage());
            } finally {
                clients.remove(client);
            }
        });
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        Files.deleteIfExists(socket);
        for (SocketChannel client : clients) {
            client.close();
        }
    }
}
