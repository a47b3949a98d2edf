package io.kavirt.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kavirt.api.DomainRef;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.api.connection.ConnectFlag;
import io.kavirt.api.contract.Program;
import io.kavirt.server.TestClient.Packet;
import io.kavirt.wire.PacketHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What wrong packets and wrong calls get: an error that names them, and a connection that goes on. */
class ProtocolErrorsTest {
    private static final int REMOTE = Program.REMOTE.id();

    private TestDaemon daemon;
    private TestClient client;

    @BeforeEach
    void start() throws IOException {
        daemon = new TestDaemon();
        client = TestClient.opened(daemon.socket());
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        daemon.close();
    }

    @Test
    void unknownProcedure() throws IOException {
        client.send(REMOTE, 1, 3999, PacketHeader.CALL, 70, 0);
        assertError(ErrorCode.RPC, ErrorDomain.REMOTE, "unknown procedure: 3999", 3999, 70);
        client.send(REMOTE, 1, -4, PacketHeader.CALL, 71, 0);
        assertError(ErrorCode.RPC, ErrorDomain.REMOTE, "unknown procedure: -4", -4, 71);
        assertGoesOn();
    }

    @Test
    void unknownProgramAndVersion() throws IOException {
        client.send(4711, 1, 1, PacketHeader.CALL, 70, 0);
        assertError(ErrorCode.RPC, ErrorDomain.REMOTE, "Cannot find program 4711 version 1", 1, 70);
        client.send(REMOTE, 9, 1, PacketHeader.CALL, 71, 0);
        assertError(ErrorCode.RPC, ErrorDomain.REMOTE, "Cannot find program " + REMOTE + " version 9", 1, 71);
        assertGoesOn();
    }

    @Test
    void unknownTypeAndStatus() throws IOException {
        for (int type : new int[] {PacketHeader.REPLY, PacketHeader.MESSAGE, PacketHeader.REPLY_WITH_FDS, 7, -1}) {
            client.send(REMOTE, 1, 157, type, 70, 0);
            assertError(ErrorCode.RPC, ErrorDomain.REMOTE, "unexpected message type " + type, 157, 70);
        }
        client.send(REMOTE, 1, 157, PacketHeader.CALL, 71, PacketHeader.CONTINUE);
        assertError(ErrorCode.RPC, ErrorDomain.REMOTE, "unexpected message status 2", 157, 71);
        assertGoesOn();
    }

    @Test
    void argumentsThatDoNotFit() throws IOException {
        client.send(REMOTE, 1, 23, PacketHeader.CALL, 70, 0);
        assertError(ErrorCode.RPC, ErrorDomain.RPC, "packet ends too early", 23, 70);
        client.send(REMOTE, 1, 23, PacketHeader.CALL, 71, 0, new byte[] {0x7f, 0, 0, 0});
        assertError(ErrorCode.RPC, ErrorDomain.RPC, "2130706432 bytes", 23, 71);
        client.send(REMOTE, 1, 157, PacketHeader.CALL, 72, 0, new byte[] {0, 0, 0, 0});
        assertError(ErrorCode.RPC, ErrorDomain.RPC, "4 bytes more", 157, 72);
        assertGoesOn();
    }

    @Test
    void unknownFlag() throws IOException {
        client.send(
                REMOTE,
                1,
                273,
                PacketHeader.CALL,
                70,
                0,
                ByteBuffer.allocate(8).putInt(1).putInt(1 << 30).array());
        assertError(ErrorCode.INVALID_ARG, ErrorDomain.RPC, "unsupported flags 0x40000000", 273, 70);
        assertGoesOn();
    }

    @Test
    void errorsOfOperations() throws IOException {
        DomainRef guest = daemon.hypervisor.domains.get(0);
        assertThatThrownBy(() -> client.call(23, null, "nobody"))
                .isInstanceOfSatisfying(VirtException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.NO_DOMAIN);
                    assertThat(e.domain()).isEqualTo(ErrorDomain.TEST);
                })
                .hasMessage("Domain not found: no domain with the name 'nobody'");
        assertThatThrownBy(() -> client.call(7, null))
                .isInstanceOfSatisfying(
                        VirtException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_SUPPORT))
                .hasMessageContaining("Host.capabilities");
        assertThatThrownBy(() -> client.call(28, guest))
                .isInstanceOfSatisfying(
                        VirtException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL_ERROR))
                .hasMessageContaining("a driver's mistake");
        assertGoesOn();
    }

    @Test
    void fileDescriptorsAreRefusedAndTheirBytesSkipped() throws IOException {
        byte[] twoDescriptors = {0, 0, 0, 2};
        client.send(REMOTE, 1, 196, PacketHeader.CALL_WITH_FDS, 70, 0, twoDescriptors);
        client.send(new byte[1]);
        client.send(new byte[1]);
        assertError(ErrorCode.RPC, ErrorDomain.REMOTE, "file descriptors", 196, 70);
        assertGoesOn();
    }

    @Test
    void aLengthThatCannotBeTrueEndsTheConnection() throws IOException {
        for (int length : new int[] {0, 4, 27, 33554437, -1, 0x47455420}) {
            try (TestClient other = new TestClient(daemon.socket())) {
                other.send(ByteBuffer.allocate(28).putInt(length).array());
                assertThat(other.isClosedByPeer()).as("length %s", length).isTrue();
            }
        }
        assertGoesOn();
    }

    @Test
    void whatWasAnsweredBeforeFramingWasLostArrives() throws IOException {
        client.sendCall(157, null);
        client.send(new byte[28]);
        assertThat(client.receive().header().procedure()).isEqualTo(157);
        assertThat(client.isClosedByPeer()).isTrue();
    }

    @Test
    void callsBeforeOpeningAreRefused() throws IOException {
        try (TestClient other = new TestClient(daemon.socket())) {
            assertThatThrownBy(() -> other.call(157, null)).hasMessageContaining("not open");
            assertThatThrownBy(() -> other.call(16, daemon.hypervisor.domains.get(0)))
                    .hasMessageContaining("not open");
            assertThatThrownBy(() -> other.call(316, null, 0, null)).hasMessageContaining("not open");
            assertThatThrownBy(() -> other.call(60, null, 4)).hasMessageContaining("not open");
            assertThat(other.call(60, null, 10)).isEqualTo(true);
            assertThat((List<?>) other.call(66, null)).hasSize(1);
            other.call(1, null, "test:///default", Set.of());
            assertThat(other.call(157, null)).isEqualTo(12_008_000L);
        }
    }

    @Test
    void openingTwiceIsRefused() throws IOException {
        assertThatThrownBy(() -> client.call(1, null, "test:///default", Set.of()))
                .hasMessageContaining("already open")
                .hasMessageContaining("test:///default");
        assertThat(daemon.hypervisor.gateway.sessions()).hasSize(1);
        assertGoesOn();
    }

    @Test
    void aUriThatNobodyServesIsRefusedAndAnotherMayBeTried() throws IOException {
        try (TestClient other = new TestClient(daemon.socket())) {
            assertThatThrownBy(() -> other.call(1, null, "nope:///x", Set.of()))
                    .isInstanceOfSatisfying(
                            VirtException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_CONNECT));
            assertThatThrownBy(() -> other.call(1, null, "no uri", Set.of())).hasMessageContaining("no uri");
            // The daemon's default is a driver that is not here.
            assertThatThrownBy(() -> other.call(1, null, null, Set.of())).hasMessageContaining("qemu:///system");
            other.call(1, null, "test:///default", Set.of());
            assertThat(other.call(110, null)).isEqualTo("test:///default");
        }
    }

    @Test
    void readOnlyClientsMayOnlyLook() throws IOException {
        DomainRef guest = daemon.hypervisor.domains.get(0);
        try (TestClient other = TestClient.opened(daemon.readOnlySocket());
                TestClient asked = new TestClient(daemon.socket())) {
            asked.call(1, null, "test:///default", Set.of(ConnectFlag.RO));
            for (TestClient reader : List.of(other, asked)) {
                assertThat(reader.call(23, null, "guest-1")).isEqualTo(guest);
                for (int procedure : new int[] {12, 34}) {
                    assertThatThrownBy(() -> reader.call(procedure, guest))
                            .isInstanceOfSatisfying(VirtException.class, e -> assertThat(e.code())
                                    .isEqualTo(ErrorCode.OPERATION_DENIED))
                            .hasMessageContaining("read only");
                }
                assertThatThrownBy(() ->
                                reader.call(TestClient.PROCEDURES.find(Program.QEMU, 4), null, null, null, Set.of()))
                        .isInstanceOfSatisfying(
                                VirtException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OPERATION_DENIED));
            }
        }
        TestDaemon.await(() -> daemon.hypervisor.gateway.sessions().size() == 1);
    }

    private void assertError(ErrorCode code, ErrorDomain domain, String message, int procedure, int serial)
            throws IOException {
        Packet packet = client.receive();
        assertThat(packet.header().type()).isEqualTo(PacketHeader.REPLY);
        assertThat(packet.header().status()).isEqualTo(PacketHeader.ERROR);
        assertThat(packet.header().procedure()).isEqualTo(procedure);
        assertThat(packet.header().serial()).isEqualTo(serial);
        VirtException error = packet.error();
        assertThat(error).hasMessageContaining(message);
        assertThat(error.code()).isEqualTo(code);
        assertThat(error.domain()).isEqualTo(domain);
    }

    private void assertGoesOn() throws IOException {
        assertThat(client.call(157, null)).isEqualTo(12_008_000L);
    }
}
