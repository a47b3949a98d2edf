package io.kavirt.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kavirt.api.DomainRef;
import io.kavirt.server.TestClient.Packet;
import io.kavirt.wire.PacketHeader;
import io.kavirt.wire.WireLimits;
import io.kavirt.wire.XdrWriter;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Many calls at once, slow ones, slow readers, and ends of connections. */
class FlowTest {
    private static final int SUSPEND = 34;
    private static final int HOSTNAME = 59;
    private static final int LIB_VERSION = 157;
    private static final int LIST = 273;

    @Test
    void callsThatArriveTogetherAreAllAnswered() throws IOException {
        try (TestDaemon daemon = new TestDaemon();
                TestClient client = TestClient.opened(daemon.socket())) {
            XdrWriter out = new XdrWriter();
            for (int i = 0; i < 5000; i++) {
                // Some are answered on the spot, some by workers.
                TestClient.writeCall(out, TestClient.entry(i % 3 == 0 ? HOSTNAME : LIB_VERSION), 1000 + i, null);
            }
            client.send(out);
            Set<Integer> serials = new HashSet<>();
            for (int i = 0; i < 5000; i++) {
                Packet packet = client.receive();
                assertThat(packet.header().status()).isEqualTo(PacketHeader.OK);
                assertThat(packet.header().procedure())
                        .isEqualTo((packet.header().serial() - 1000) % 3 == 0 ? HOSTNAME : LIB_VERSION);
                serials.add(packet.header().serial());
            }
            assertThat(serials).hasSize(5000);
        }
    }

    @Test
    void openingAndCallingMayBeSentTogether() throws IOException {
        try (TestDaemon daemon = new TestDaemon();
                TestClient client = new TestClient(daemon.socket())) {
            XdrWriter out = new XdrWriter();
            TestClient.writeCall(out, TestClient.entry(1), 1, null, "test:///default", Set.of());
            TestClient.writeCall(out, TestClient.entry(LIB_VERSION), 2, null);
            TestClient.writeCall(out, TestClient.entry(HOSTNAME), 3, null);
            client.send(out);
            // The replies may overtake each other, but none may say that the connection is not open.
            Set<Integer> serials = new HashSet<>();
            for (int i = 0; i < 3; i++) {
                PacketHeader header = client.receive().header();
                assertThat(header.status()).isEqualTo(PacketHeader.OK);
                serials.add(header.serial());
            }
            assertThat(serials).containsExactlyInAnyOrder(1, 2, 3);
        }
    }

    @Test
    void packetsMayArriveInPieces() throws IOException {
        try (TestDaemon daemon = new TestDaemon();
                TestClient client = TestClient.opened(daemon.socket())) {
            XdrWriter out = new XdrWriter();
            TestClient.writeCall(out, TestClient.entry(23), 9, null, "guest-7");
            TestClient.writeCall(out, TestClient.entry(LIB_VERSION), 10, null);
            for (byte b : out.toByteArray()) {
                client.send(b);
            }
            assertThat(TestClient.result(TestClient.entry(23), client.receive()))
                    .isEqualTo(daemon.hypervisor.domains.get(6));
            assertThat(client.receive().header().serial()).isEqualTo(10);
        }
    }

    @Test
    void aLargePacketIsTakenAndTheLargestRefusedByContent() throws IOException {
        try (TestDaemon daemon = new TestDaemon();
                TestClient client = TestClient.opened(daemon.socket())) {
            String name = "x".repeat(WireLimits.STRING_MAX);
            assertThatThrownBy(() -> client.call(23, null, name)).hasMessageStartingWith("Domain not found");
            byte[] payload = new byte[WireLimits.PACKET_MAX - WireLimits.PACKET_MIN];
            client.send(0x20008086, 1, 23, PacketHeader.CALL, 5, 0, payload);
            assertThat(client.receive().error()).hasMessageContaining("bytes more");
            assertThat(client.call(LIB_VERSION, null)).isEqualTo(12_008_000L);
        }
    }

    @Test
    void eightConnectionsWithFourCallsEach() throws Exception {
        try (TestDaemon daemon = new TestDaemon()) {
            ExecutorService threads = Executors.newFixedThreadPool(8);
            List<Future<Integer>> results = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                results.add(threads.submit(() -> window(daemon, 4, 500)));
            }
            for (Future<Integer> result : results) {
                assertThat(result.get()).isEqualTo(500);
            }
            threads.shutdown();
        }
    }

    private static int window(TestDaemon daemon, int inFlight, int calls) throws IOException {
        try (TestClient client = TestClient.opened(daemon.socket())) {
            int sent = 0;
            int answered = 0;
            while (answered < calls) {
                while (sent < calls && sent - answered < inFlight) {
                    client.sendCall(
                            sent % 2 == 0 ? HOSTNAME : 23,
                            null,
                            sent % 2 == 0 ? new Object[0] : new Object[] {"guest-5"});
                    sent++;
                }
                Packet packet = client.receive();
                assertThat(packet.header().status()).isEqualTo(PacketHeader.OK);
                answered++;
            }
            return answered;
        }
    }

    @Test
    void aClientWithManySlowCallsIsSlowedButStillHeard() throws IOException {
        try (TestDaemon daemon =
                        new TestDaemon(settings -> settings.withLimits(10, 3, WireLimits.PACKET_MAX, 1 << 20));
                TestClient client = TestClient.opened(daemon.socket());
                TestClient other = TestClient.opened(daemon.socket())) {
            DomainRef guest = daemon.hypervisor.domains.get(0);
            for (int i = 0; i < 20; i++) {
                client.sendCall(SUSPEND, guest);
            }
            TestDaemon.await(() -> daemon.hypervisor.suspending.get() == 3);
            // Its question after life, and what needs no waiting, are answered all the same.
            client.send(PacketHeader.KEEPALIVE_PROGRAM, 1, PacketHeader.PING, PacketHeader.MESSAGE, 0, 0);
            assertThat(client.receive().header().procedure()).isEqualTo(PacketHeader.PONG);
            client.sendCall(LIB_VERSION, null);
            assertThat(client.receive().header().procedure()).isEqualTo(LIB_VERSION);
            assertThat(other.call(HOSTNAME, null)).isEqualTo("h\u00f6st.example");
            assertThat(daemon.hypervisor.suspending).hasValue(3);

            daemon.hypervisor.mayResume.countDown();
            for (int i = 0; i < 20; i++) {
                assertThat(client.receive().header().procedure()).isEqualTo(SUSPEND);
            }
            assertThat(client.call(LIB_VERSION, null)).isEqualTo(12_008_000L);
        }
    }

    @Test
    void aFloodOfSlowCallsStopsReadingAndSignsOfLifeAreSentUnasked() throws Exception {
        try (TestDaemon daemon = new TestDaemon(settings -> settings.withLimits(10, 1, WireLimits.PACKET_MAX, 1 << 20)
                        .withKeepalive(Duration.ofMillis(50), 1000));
                TestClient client = TestClient.opened(daemon.socket())) {
            client.call(60, null, 10);
            XdrWriter out = new XdrWriter();
            int calls = 20_000;
            for (int i = 0; i < calls; i++) {
                TestClient.writeCall(out, TestClient.entry(SUSPEND), i, daemon.hypervisor.domains.get(0));
            }
            Thread sender = new Thread(() -> {
                try {
                    client.send(out);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            sender.start();
            TestDaemon.await(() -> daemon.hypervisor.suspending.get() == 1);
            Packet life = client.receive();
            while (life.header().procedure() == PacketHeader.PING) {
                life = client.receive();
            }
            assertThat(life.header().program()).isEqualTo(PacketHeader.KEEPALIVE_PROGRAM);
            assertThat(life.header().procedure()).isEqualTo(PacketHeader.PONG);
            assertThat(sender.isAlive()).as("the socket takes no more").isTrue();

            daemon.hypervisor.mayResume.countDown();
            int answered = 0;
            while (answered < calls) {
                answered += client.receive().header().type() == PacketHeader.REPLY ? 1 : 0;
            }
            sender.join();
        }
    }

    @Test
    void aSlowReaderGetsEverythingAndHoldsLittleMemory() throws Exception {
        try (TestDaemon daemon = new TestDaemon();
                TestClient client = TestClient.opened(daemon.socket());
                TestClient other = TestClient.opened(daemon.socket())) {
            client.channel().setOption(StandardSocketOptions.SO_RCVBUF, 4096);
            int calls = 4000;
            XdrWriter out = new XdrWriter();
            for (int i = 0; i < calls; i++) {
                TestClient.writeCall(out, TestClient.entry(LIST), i, null, Set.of());
            }
            Thread sender = new Thread(() -> {
                try {
                    client.send(out);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            sender.start();
            // 4,000 lists are some 160 MB; nearly all of them must not be made before they are read.
            Thread.sleep(300);
            assertThat(daemon.server.clients())
                    .allSatisfy(it -> assertThat(it.outbox().unsent()).isLessThan(8 << 20));
            assertThat(other.call(HOSTNAME, null)).isEqualTo("h\u00f6st.example");
            for (int i = 0; i < calls; i++) {
                Packet packet = client.receive();
                assertThat(packet.header().serial()).isEqualTo(i);
                assertThat(packet.payload().length).isGreaterThan(30_000);
            }
            sender.join();
        }
    }

    @Test
    void callsOfAClientThatLeftAreCancelledAndItsSessionClosed() throws IOException {
        try (TestDaemon daemon = new TestDaemon()) {
            TestClient client = TestClient.opened(daemon.socket());
            client.sendCall(SUSPEND, daemon.hypervisor.domains.get(0));
            client.sendCall(SUSPEND, daemon.hypervisor.domains.get(1));
            TestDaemon.await(() -> daemon.hypervisor.suspending.get() == 2);
            client.close();
            TestDaemon.await(() -> daemon.hypervisor.gateway.cancelled() == 2);
            TestDaemon.await(() -> daemon.hypervisor.gateway.sessions().isEmpty());
            TestDaemon.await(() -> daemon.server.clientCount() == 0);
        }
    }

    @Test
    void goodbyeIsAnsweredThenTheConnectionCloses() throws IOException {
        try (TestDaemon daemon = new TestDaemon();
                TestClient client = TestClient.opened(daemon.socket())) {
            assertThat(client.call(2, null)).isNull();
            assertThat(client.isClosedByPeer()).isTrue();
            TestDaemon.await(() -> daemon.hypervisor.gateway.sessions().isEmpty());
        }
    }

    @Test
    void aStoppingDaemonLetsCallsEndAndSaysGoodbye() throws Exception {
        TestDaemon daemon = new TestDaemon();
        try (TestClient client = TestClient.opened(daemon.socket())) {
            client.call(360, null);
            client.sendCall(SUSPEND, daemon.hypervisor.domains.get(0));
            TestDaemon.await(() -> daemon.hypervisor.suspending.get() == 1);
            Thread stop = new Thread(daemon.server::close);
            stop.start();
            Thread.sleep(100);
            assertThatThrownBy(() -> new TestClient(daemon.socket())).isInstanceOf(IOException.class);
            daemon.hypervisor.mayResume.countDown();
            assertThat(client.receive().header().procedure()).isEqualTo(SUSPEND);
            Packet notice = client.receive();
            assertThat(notice.header().procedure()).isEqualTo(362);
            assertThat(notice.header().type()).isEqualTo(PacketHeader.MESSAGE);
            assertThat(notice.reader().readInt()).isEqualTo(1);
            assertThat(client.isClosedByPeer()).isTrue();
            stop.join();
            assertThat(daemon.socket()).doesNotExist();
        } finally {
            daemon.close();
        }
    }

    @Test
    void clientsAboveTheMostWaitUntilOneLeaves() throws IOException {
        try (TestDaemon daemon = new TestDaemon(settings -> settings.withLimits(2, 5, WireLimits.PACKET_MAX, 1 << 20));
                TestClient first = TestClient.opened(daemon.socket());
                TestClient second = TestClient.opened(daemon.socket())) {
            List<TestClient> more = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                TestClient client = new TestClient(daemon.socket());
                client.sendCall(1, null, "test:///default", Set.of());
                more.add(client);
            }
            assertThat(first.call(LIB_VERSION, null)).isEqualTo(12_008_000L);
            assertThat(daemon.server.clientCount()).isLessThanOrEqualTo(3);
            second.leave();
            for (TestClient client : more) {
                assertThat(client.receive().header().status()).isEqualTo(PacketHeader.OK);
                client.close();
            }
        }
    }

    @Test
    void aSilentClientThatSpeaksKeepaliveIsAskedAndThenDropped() throws IOException {
        try (TestDaemon daemon = new TestDaemon(settings -> settings.withKeepalive(Duration.ofMillis(150), 5));
                TestClient client = TestClient.opened(daemon.socket());
                TestClient mute = TestClient.opened(daemon.socket())) {
            client.call(60, null, 10);
            for (int i = 0; i < 5; i++) {
                Packet ping = client.receive();
                assertThat(ping.header())
                        .isEqualTo(new PacketHeader(
                                PacketHeader.KEEPALIVE_PROGRAM, 1, PacketHeader.PING, PacketHeader.MESSAGE, 0, 0));
                client.send(PacketHeader.KEEPALIVE_PROGRAM, 1, PacketHeader.PONG, PacketHeader.MESSAGE, 0, 0);
            }
            int pings = 0;
            while (!client.isClosedByPeer()) {
                pings++;
            }
            assertThat(pings).isBetween(4, 6);
            assertThat(mute.call(LIB_VERSION, null)).isEqualTo(12_008_000L);
        }
    }
}
