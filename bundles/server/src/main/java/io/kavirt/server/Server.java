package io.kavirt.server;

import io.kavirt.api.driver.Identity;
import io.kavirt.core.Gateway;
import io.kavirt.server.ServerSettings.Listener;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The daemon's network side: listens, and serves each client by core's {@link Gateway}. */
public final class Server implements ServerContext, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Server.class);
    private static final WriteBufferWaterMark OUTPUT_MARKS = new WriteBufferWaterMark(256 * 1024, 1 << 20);
    private static final int BACKLOG = 512;

    private final Gateway gateway;
    private final ServerSettings settings;
    private final Protocol protocol;
    private final PeerNames names = new PeerNames();
    private final Set<ClientConnection> clients = ConcurrentHashMap.newKeySet();
    private final List<SocketFile> sockets = new ArrayList<>();
    private final List<Channel> listeners = new CopyOnWriteArrayList<>();
    private final Object admission = new Object();
    private final WorkerPool workers;
    private final ExecutorService background;
    private final EventLoopGroup loops;
    private boolean stopped;

    /** A server that does not listen yet. */
    public Server(Gateway gateway, ServerSettings settings) {
        this.gateway = gateway;
        this.settings = settings;
        this.protocol = new Protocol(gateway);
        this.workers = new WorkerPool(settings.workers(), settings.priorityWorkers());
        this.background = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                60,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                new DefaultThreadFactory("kavirt-waiting", true));
        this.loops = new EpollEventLoopGroup(
                settings.eventLoops(), new DefaultThreadFactory("kavirt-io", true), BusyPoll.of(settings.busyPoll()));
    }

    /**
     * Starts to listen.
     *
     * @throws IOException if a socket cannot be made, or another daemon listens on it; nothing is left behind then
     */
    public synchronized void start() throws IOException {
        try {
            for (Listener listener : settings.listeners()) {
                listen(listener);
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Stops to accept, lets calls under way end within the configured bound, says goodbye and closes everything. */
    @Override
    public synchronized void close() {
        if (stopped) {
            return;
        }
        stopped = true;
        listeners.forEach(channel -> channel.close().awaitUninterruptibly());
        sockets.forEach(Server::closeQuietly);
        awaitCalls();
        clients.forEach(ClientConnection::announceEnd);
        clients.forEach(ClientConnection::closeAfterFlush);
        awaitClients();
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
        workers.close();
        background.shutdown();
        try {
            if (!background.awaitTermination(5, TimeUnit.SECONDS)) {
                background.shutdownNow();
            }
        } catch (InterruptedException e) {
            background.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** The clients that are connected. */
    Set<ClientConnection> clients() {
        return clients;
    }

    /** How many clients are connected. */
    public int clientCount() {
        return clients.size();
    }

    @Override
    public ServerSettings settings() {
        return settings;
    }

    @Override
    public Gateway gateway() {
        return gateway;
    }

    @Override
    public Protocol protocol() {
        return protocol;
    }

    @Override
    public WorkerPool workers() {
        return workers;
    }

    @Override
    public Executor background() {
        return background;
    }

    @Override
    public Identity identify(Channel channel) {
        try {
            return names.identity(((EpollDomainSocketChannel) channel).peerCredentials());
        } catch (IOException e) {
            // It left at once; whatever it sent finds nobody to answer to.
            return new Identity(-1, -1, -1, "unknown");
        }
    }

    @Override
    public void joined(ClientConnection client) {
        clients.add(client);
        admit();
    }

    @Override
    public void left(ClientConnection client) {
        clients.remove(client);
        admit();
    }

    /** Lets further clients wait in the kernel while there are as many as are served. */
    private void admit() {
        synchronized (admission) {
            boolean room = clients.size() < settings.maxClients();
            for (Channel listener : listeners) {
                if (listener.config().isAutoRead() != room) {
                    if (!room) {
                        log.warn("{} clients are connected, as many as are served; others wait", clients.size());
                    }
                    listener.config().setAutoRead(room);
                }
            }
        }
    }

    private void listen(Listener listener) throws IOException {
        SocketFile file = SocketFile.claim(listener);
        sockets.add(file);
        ChannelFuture bound = new ServerBootstrap()
                .group(loops)
                .channel(EpollServerDomainSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, OUTPUT_MARKS)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel client) {
                        client.pipeline().addLast(new ClientConnection(Server.this, listener.readOnly()));
                    }
                })
                .bind(new DomainSocketAddress(file.bindPath().toString()))
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException("socket " + listener.path() + " cannot be bound: " + bound.cause(), bound.cause());
        }
        listeners.add(bound.channel());
        file.place();
        log.info("Listening on {}{}", listener.path(), listener.readOnly() ? " (read only)" : "");
    }

    private void awaitCalls() {
        awaitUntil(settings.stopTimeout().toNanos(), () -> clients.stream()
                .allMatch(client -> client.calls() == null || client.calls().pending() == 0));
    }

    private void awaitClients() {
        awaitUntil(TimeUnit.SECONDS.toNanos(2), clients::isEmpty);
    }

    private static void awaitUntil(long nanos, java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + nanos;
        try {
            while (!condition.getAsBoolean() && System.nanoTime() - end < 0) {
                Thread.sleep(5);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeQuietly(SocketFile file) {
        try {
            file.close();
        } catch (IOException e) {
            log.warn("A socket file could not be removed: {}", e.getMessage());
        }
    }
}
