package io.kavirt.bench;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps a number of calls in flight on a number of connections and measures each. One thread and few system calls, because
 * client and daemon share the machine: replies are counted and skipped, not decoded.
 */
public final class Load {
    private Load() {}

    /**
     * What a load gave.
     *
     * @param perSecond calls a second
     * @param p50Micros half of the calls took less, in microseconds
     * @param p99Micros 99 of 100 calls took less, in microseconds
     * @param errors calls that were answered with an error
     */
    public record Result(double perSecond, double p50Micros, double p99Micros, long errors) {}

    /**
     * Makes the same call again and again.
     *
     * @param connections how many connections
     * @param inFlight calls that each connection has under way
     * @param warm how long to go on before measuring
     * @param measured how long to measure
     */
    public static Result run(
            Path socket,
            String uri,
            int connections,
            int inFlight,
            int procedure,
            byte[] arguments,
            Duration warm,
            Duration measured)
            throws IOException {
        List<RawClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < connections; i++) {
                clients.add(RawClient.open(socket, uri));
            }
            Meter meter = new Meter(warm, measured);
            if (connections == 1 && inFlight == 1) {
                single(new Lane(clients.get(0), 1, procedure, arguments, meter), meter);
            } else {
                many(clients, inFlight, procedure, arguments, meter);
            }
            return meter.result();
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
    }

    /** A blocking channel needs no selector: one system call to send, one to receive. */
    private static void single(Lane lane, Meter meter) throws IOException {
        lane.fillUp();
        while (meter.goesOn()) {
            lane.readAndAnswer();
        }
    }

    private static void many(List<RawClient> clients, int inFlight, int procedure, byte[] arguments, Meter meter)
            throws IOException {
        try (Selector selector = Selector.open()) {
            for (RawClient client : clients) {
                client.channel().configureBlocking(false);
                Lane lane = new Lane(client, inFlight, procedure, arguments, meter);
                client.channel().register(selector, SelectionKey.OP_READ, lane);
                lane.fillUp();
            }
            while (meter.goesOn()) {
                selector.select(Load::serve);
            }
        }
    }

    private static void serve(SelectionKey key) {
        try {
            ((Lane) key.attachment()).readAndAnswer();
        } catch (IOException e) {
            throw new IllegalStateException("the load's connection broke", e);
        }
    }

    /** When measuring begins and ends, and what came of it. */
    private static final class Meter {
        private final long begin;
        private final long end;
        private Latencies latencies = new Latencies();
        private boolean measuring;
        private long from;
        private long now;
        private long errors;

        Meter(Duration warm, Duration measured) {
            now = System.nanoTime();
            begin = now + warm.toNanos();
            end = begin + measured.toNanos();
        }

        boolean goesOn() {
            return now < end;
        }

        void reply(long sent, int status) {
            latencies.add(now - sent);
            if (status != 0) {
                errors++;
            }
        }

        void tick() {
            now = System.nanoTime();
            if (!measuring && now >= begin) {
                measuring = true;
                latencies = new Latencies();
                from = now;
            }
        }

        Result result() {
            double seconds = (now - from) / 1e9;
            return new Result(
                    latencies.count() / seconds,
                    latencies.percentile(0.5) / 1000,
                    latencies.percentile(0.99) / 1000,
                    errors);
        }
    }

    /** One connection with its calls in flight. */
    private static final class Lane {
        private final SocketChannel channel;
        private final Meter meter;
        private final int inFlight;
        private final ByteBuffer out;
        private final int packetLength;
        private final ByteBuffer in = ByteBuffer.allocateDirect(256 << 10);
        private final long[] sent;
        private int serial = 100;
        private int skip;

        Lane(RawClient client, int inFlight, int procedure, byte[] arguments, Meter meter) {
            this.channel = client.channel();
            this.meter = meter;
            this.inFlight = inFlight;
            byte[] packet = RawClient.packet(RawClient.PROGRAM, RawClient.VERSION, procedure, 0, 0, 0, arguments);
            this.packetLength = packet.length;
            this.out = ByteBuffer.allocateDirect(packet.length * inFlight);
            for (int i = 0; i < inFlight; i++) {
                out.put(packet);
            }
            this.sent = new long[Integer.highestOneBit(inFlight) * 2];
        }

        void fillUp() throws IOException {
            send(inFlight);
        }

        void readAndAnswer() throws IOException {
            if (channel.read(in) < 0) {
                throw new EOFException("the daemon closed the connection");
            }
            meter.tick();
            in.flip();
            int replies = 0;
            while (true) {
                int skipped = Math.min(skip, in.remaining());
                in.position(in.position() + skipped);
                skip -= skipped;
                if (skip > 0 || in.remaining() < RawClient.HEADER) {
                    break;
                }
                int at = in.position();
                meter.reply(sent[in.getInt(at + 20) & (sent.length - 1)], in.getInt(at + 24));
                skip = in.getInt(at);
                replies++;
            }
            in.compact();
            if (replies > 0) {
                send(replies);
            }
        }

        private void send(int calls) throws IOException {
            long now = System.nanoTime();
            for (int i = 0; i < calls; i++) {
                serial++;
                out.putInt(i * packetLength + 20, serial);
                sent[serial & (sent.length - 1)] = now;
            }
            out.position(0).limit(calls * packetLength);
            while (out.hasRemaining()) {
                channel.write(out);
            }
            out.clear();
        }
    }
}
