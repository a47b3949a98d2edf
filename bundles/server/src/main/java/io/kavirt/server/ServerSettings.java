package io.kavirt.server;

import io.kavirt.wire.WireLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How the daemon serves clients.
 *
 * @param listeners the sockets
 * @param defaultUri what a client that names no URI gets
 * @param eventLoops threads that carry the connections
 * @param busyPoll how long such a thread looks for the next packet of a client that calls without pause, before it sleeps; zero for
 *     never
 * @param workers most threads for calls that wait
 * @param priorityWorkers threads beside them that only take short calls
 * @param maxClients most connections at once; further ones wait until one leaves
 * @param maxClientRequests calls of one client that run at once; further ones wait their turn
 * @param maxPacket largest accepted packet in bytes
 * @param eventBacklog bytes that may wait for a client that does not read its events
 * @param keepaliveInterval time between signs of life that are asked of a silent client; zero for never
 * @param keepaliveCount signs of life that may stay out before the connection is closed
 * @param stopTimeout how long calls under way may go on when the daemon stops
 */
public record ServerSettings(
        List<Listener> listeners,
        String defaultUri,
        int eventLoops,
        Duration busyPoll,
        int workers,
        int priorityWorkers,
        int maxClients,
        int maxClientRequests,
        int maxPacket,
        long eventBacklog,
        Duration keepaliveInterval,
        int keepaliveCount,
        Duration stopTimeout) {

    private static final int MAX_PACKET_MIN = 65536;

    public ServerSettings {
        listeners = List.copyOf(listeners);
        requireBetween("event loops", eventLoops, 1, 64);
        requireBetween("busy poll", Math.toIntExact(busyPoll.toNanos() / 1000), 0, 1000);
        requireBetween("workers", workers, 1, 1000);
        requireBetween("priority workers", priorityWorkers, 1, 1000);
        requireBetween("max clients", maxClients, 1, 100_000);
        requireBetween("max client requests", maxClientRequests, 1, 10_000);
        requireBetween("max packet", maxPacket, MAX_PACKET_MIN, WireLimits.PACKET_MAX);
        requireBetween("keepalive count", keepaliveCount, 1, 1000);
    }

    /** The settings of a daemon that nobody configured. */
    public static ServerSettings defaults(List<Listener> listeners) {
        return new ServerSettings(
                listeners,
                "qemu:///system",
                Math.min(2, Runtime.getRuntime().availableProcessors()),
                Duration.ofNanos(50_000),
                20,
                5,
                5000,
                32,
                WireLimits.PACKET_MAX,
                64L << 20,
                Duration.ofSeconds(5),
                5,
                Duration.ofSeconds(10));
    }

    /** The same with other limits of clients and of their calls. */
    public ServerSettings withLimits(int clients, int clientRequests, int packet, long backlog) {
        return new ServerSettings(
                listeners,
                defaultUri,
                eventLoops,
                busyPoll,
                workers,
                priorityWorkers,
                clients,
                clientRequests,
                packet,
                backlog,
                keepaliveInterval,
                keepaliveCount,
                stopTimeout);
    }

    /** The same with another watch over silent clients. */
    public ServerSettings withKeepalive(Duration interval, int count) {
        return new ServerSettings(
                listeners,
                defaultUri,
                eventLoops,
                busyPoll,
                workers,
                priorityWorkers,
                maxClients,
                maxClientRequests,
                maxPacket,
                eventBacklog,
                interval,
                count,
                stopTimeout);
    }

    private static void requireBetween(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    name + " is " + value + ", but " + least + " to " + most + " are accepted");
        }
    }

    /**
     * A socket to listen on.
     *
     * @param path where it is in the file system
     * @param readOnly whether its clients may only look
     * @param mode permissions, as in {@code chmod}
     * @param group name of the group that it belongs to; empty for the daemon's own
     */
    public record Listener(Path path, boolean readOnly, int mode, String group) {
        public Listener {
            requireBetween("socket mode", mode, 0, 0777);
        }
    }
}
