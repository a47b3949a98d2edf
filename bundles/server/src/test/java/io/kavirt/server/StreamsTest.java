package io.kavirt.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.kavirt.api.ErrorCode;
import io.kavirt.server.TestClient.Packet;
import io.kavirt.wire.PacketHeader;
import io.kavirt.wire.WireLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bytes beside calls: a console in both directions, its ends and failures. */
class StreamsTest {
    private static final int REMOTE = 0x20008086;
    private static final int OPEN_CONSOLE = 201;

    private TestDaemon daemon;
    private TestClient client;
    private int serial;

    @BeforeEach
    void start() throws IOException {
        daemon = new TestDaemon();
        client = TestClient.opened(daemon.socket());
        daemon.hypervisor.console.say("login: ");
        serial = client.sendCall(OPEN_CONSOLE, daemon.hypervisor.domains.get(0), null, Set.of());
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        daemon.close();
    }

    @Test
    void replyThenBytesInBothDirections() throws IOException {
        Packet reply = client.receive();
        assertThat(reply.header())
                .isEqualTo(new PacketHeader(REMOTE, 1, OPEN_CONSOLE, PacketHeader.REPLY, serial, PacketHeader.OK));
        Packet greeting = client.receive();
        assertThat(greeting.header())
                .isEqualTo(
                        new PacketHeader(REMOTE, 1, OPEN_CONSOLE, PacketHeader.STREAM, serial, PacketHeader.CONTINUE));
        assertThat(greeting.text()).isEqualTo("login: ");
        send(PacketHeader.CONTINUE, "root");
        assertThat(client.receive().text()).isEqualTo("ROOT");

        // Calls go on beside the stream.
        assertThat(client.call(157, null)).isEqualTo(12_008_000L);
        send(PacketHeader.OK, "");
        Packet end = client.receive();
        if (end.header().status() == PacketHeader.CONTINUE) {
            assertThat(end.payload()).isEmpty();
            end = client.receive();
        }
        assertThat(end.header().status()).isEqualTo(PacketHeader.OK);
        assertThat(end.header().type()).isEqualTo(PacketHeader.STREAM);
        assertThat(end.header().serial()).isEqualTo(serial);
        assertThat(daemon.hypervisor.console.finished).hasValue(1);
        // What comes late for it is ignored.
        send(PacketHeader.CONTINUE, "late");
        assertThat(client.call(157, null)).isEqualTo(12_008_000L);
    }

    @Test
    void theEndOfTheBytesIsAnEmptyPacket() throws IOException {
        daemon.hypervisor.console.end();
        client.receive();
        client.receive();
        Packet end = client.receive();
        assertThat(end.header().status()).isEqualTo(PacketHeader.CONTINUE);
        assertThat(end.payload()).isEmpty();
        send(PacketHeader.OK, "");
        assertThat(client.receive().header().status()).isEqualTo(PacketHeader.OK);
    }

    @Test
    void abortIsConfirmed() throws IOException {
        client.receive();
        client.receive();
        send(PacketHeader.ERROR, "");
        Packet end = client.receive();
        assertThat(end.header().type()).isEqualTo(PacketHeader.STREAM);
        assertThat(end.header().status()).isEqualTo(PacketHeader.OK);
        assertThat(daemon.hypervisor.console.aborted).hasValue(1);
    }

    @Test
    void aFailureIsToldAndEndsTheStream() throws IOException {
        client.receive();
        client.receive();
        send(PacketHeader.CONTINUE, "break");
        Packet failure = client.receive();
        assertThat(failure.header().type()).isEqualTo(PacketHeader.STREAM);
        assertThat(failure.header().status()).isEqualTo(PacketHeader.ERROR);
        assertThat(failure.error()).hasMessage("the console broke");
        assertThat(failure.error().code()).isEqualTo(ErrorCode.OPERATION_FAILED);
        TestDaemon.await(() -> daemon.hypervisor.console.aborted.get() == 1);
        assertThat(client.call(157, null)).isEqualTo(12_008_000L);
    }

    @Test
    void aMalformedHoleOrStatusEndsTheStreamOnly() throws IOException {
        client.receive();
        client.receive();
        client.send(REMOTE, 1, OPEN_CONSOLE, PacketHeader.STREAM_HOLE, serial, PacketHeader.CONTINUE, new byte[3]);
        assertThat(client.receive().error()).hasMessageContaining("hole has 3 bytes");
        assertThat(client.call(157, null)).isEqualTo(12_008_000L);
    }

    @Test
    void disconnectingAborts() throws IOException {
        client.receive();
        client.close();
        TestDaemon.await(() -> daemon.hypervisor.console.aborted.get() == 1);
        TestDaemon.await(() -> daemon.hypervisor.gateway.sessions().isEmpty());
    }

    @Test
    void manyBytesArriveInOrderThoughTheClientIsSlow() throws Exception {
        client.receive();
        client.receive();
        byte[] part = new byte[100_000];
        int parts = 200;
        for (int i = 0; i < parts; i++) {
            Arrays.fill(part, (byte) i);
            daemon.hypervisor.console.say(part.clone());
        }
        Thread.sleep(200);
        assertThat(daemon.server.clients().iterator().next().outbox().unsent()).isLessThan(4 << 20);
        long got = 0;
        while (got < (long) parts * part.length) {
            Packet packet = client.receive();
            assertThat(packet.payload().length).isLessThanOrEqualTo(WireLimits.STREAM_CHUNK_MAX);
            for (byte b : packet.payload()) {
                if (b != (byte) (got++ / part.length)) {
                    throw new AssertionError("byte " + got);
                }
            }
        }
    }

    private void send(int status, String text) throws IOException {
        client.send(
                REMOTE, 1, OPEN_CONSOLE, PacketHeader.STREAM, serial, status, text.getBytes(StandardCharsets.UTF_8));
    }
}
