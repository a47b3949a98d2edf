package io.kavirt.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kavirt.bench.RawClient;
import io.kavirt.bench.RawClient.Fault;
import io.kavirt.bench.RawClient.Reply;
import io.kavirt.bench.XdrWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the daemon does with packets that no library would send. */
@Timeout(120)
final class WireIT {
    private static final int REPLY = 1;
    private static final int ERROR = 1;
    private static final int NO_CALL_PENDING = 0;
    private static final int RPC = 39;
    private static final int NO_SUPPORT = 3;
    private static final int INVALID_ARG = 8;
    private static final int OPERATION_DENIED = 29;
    private static final int NO_DOMAIN = 42;
    private static final int KEEPALIVE = 0x6b656570;
    private static final int SUSPEND = 34;
    private static final byte[] NOTHING = {};

    private static KavirtDaemon daemon;

    private RawClient client;

    @BeforeAll
    static void start() {
        Needs.virsh();
        daemon = KavirtDaemon.started();
    }

    @AfterAll
    static void stop() {
        if (daemon != null) {
            daemon.close();
        }
    }

    @BeforeEach
    void connect() throws IOException {
        client = RawClient.open(daemon.socket(), "test:///default");
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
    }

    private static byte[] call(int program, int version, int procedure, int type, int serial, byte[] arguments) {
        return RawClient.packet(program, version, procedure, type, serial, 0, arguments);
    }

    private Fault refusal(byte[] packet, int serial) throws IOException {
        client.send(packet);
        Reply reply = client.receive();
        assertThat(reply.serial()).isEqualTo(serial);
        assertThat(reply.type()).isEqualTo(REPLY);
        assertThat(reply.status()).isEqualTo(ERROR);
        return reply.error();
    }

    private void goesOn() throws IOException {
        assertThat(client.call(RawClient.CONNECT_GET_LIB_VERSION, NOTHING).getLong())
                .isPositive();
    }

    @Test
    void anUnknownProcedureIsRefused() throws IOException {
        for (int procedure : new int[] {0, 9999, -1, Integer.MAX_VALUE}) {
            Fault fault = refusal(call(RawClient.PROGRAM, 1, procedure, 0, 7, NOTHING), 7);
            assertThat(fault.code()).isIn(RPC, NO_SUPPORT);
            assertThat(fault.message()).contains("procedure").contains(Integer.toString(procedure));
            goesOn();
        }
    }

    @Test
    void anUnknownProgramIsRefused() throws IOException {
        Fault fault = refusal(call(0x12345678, 1, 1, 0, 8, NOTHING), 8);
        assertThat(fault.code()).isIn(RPC, NO_SUPPORT);
        assertThat(fault.message()).contains("program");
        goesOn();
    }

    @Test
    void anUnknownVersionIsRefused() throws IOException {
        Fault fault = refusal(call(RawClient.PROGRAM, 77, RawClient.CONNECT_GET_HOSTNAME, 0, 9, NOTHING), 9);
        assertThat(fault.code()).isIn(RPC, NO_SUPPORT);
        assertThat(fault.message()).contains("77");
        goesOn();
    }

    @Test
    void anUnknownFlagIsRefusedWithItsValue() throws IOException {
        Fault fault = refusal(
                call(
                        RawClient.PROGRAM,
                        1,
                        RawClient.CONNECT_LIST_ALL_DOMAINS,
                        0,
                        10,
                        new XdrWriter().integer(1).integer(0x40000000).bytes()),
                10);
        assertThat(fault.code()).isEqualTo(INVALID_ARG);
        assertThat(fault.message()).contains("0x40000000");
        goesOn();
    }

    @Test
    void argumentsThatEndTooEarlyOrTooLateAreRefused() throws IOException {
        byte[] name = new XdrWriter().string("test").bytes();
        List<byte[]> wrong = new ArrayList<>(List.of(
                NOTHING,
                new byte[] {0},
                Arrays.copyOf(name, 6),
                // A string of two billion bytes, of more than the limit, of a negative length, and one byte too few.
                new XdrWriter().integer(Integer.MAX_VALUE).integer(0).bytes(),
                new XdrWriter().integer(5 << 20).integer(0).bytes(),
                new XdrWriter().integer(-1).integer(0).bytes(),
                new XdrWriter().integer(9).hyper(0).bytes()));
        for (byte[] arguments : wrong) {
            Fault fault = refusal(call(RawClient.PROGRAM, 1, RawClient.DOMAIN_LOOKUP_BY_NAME, 0, 11, arguments), 11);
            assertThat(fault.code()).as(Arrays.toString(arguments)).isIn(RPC, 1);
            assertThat(fault.message()).isNotEmpty();
            goesOn();
        }
    }

    @Test
    void aStringThatIsNotTextIsNotFoundOrRefused() throws IOException {
        byte[] arguments = new XdrWriter()
                .integer(4)
                .fixed(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1})
                .bytes();
        Fault fault = refusal(call(RawClient.PROGRAM, 1, RawClient.DOMAIN_LOOKUP_BY_NAME, 0, 12, arguments), 12);
        assertThat(fault.code()).isIn(RPC, NO_DOMAIN, INVALID_ARG, 1);
        goesOn();
    }

    @Test
    void repliesFromAClientAndStrayStreamPacketsDoNoHarm() throws IOException {
        for (int type : new int[] {1, 2, 3, 5, 6, 99}) {
            try (RawClient stray = RawClient.open(daemon.socket(), "test:///default")) {
                stray.send(RawClient.packet(RawClient.PROGRAM, 1, RawClient.DOMAIN_GET_INFO, type, 4, 0, NOTHING));
            }
            goesOn();
        }
    }

    @Test
    void callsBeforeOpeningAreRefused() throws IOException {
        try (RawClient fresh = RawClient.connect(daemon.socket())) {
            Reply reply = fresh.exchange(RawClient.CONNECT_GET_HOSTNAME, NOTHING);
            assertThat(reply.status()).isEqualTo(ERROR);
            assertThat(reply.error().message()).isNotEmpty();
            fresh.call(RawClient.CONNECT_OPEN, RawClient.openArguments("test:///default", 0));
            fresh.call(RawClient.CONNECT_GET_HOSTNAME, NOTHING);
        }
    }

    @Test
    void anUnknownUriIsRefused() throws IOException {
        try (RawClient fresh = RawClient.connect(daemon.socket())) {
            Reply reply = fresh.exchange(RawClient.CONNECT_OPEN, RawClient.openArguments("nosuch:///system", 0));
            assertThat(reply.status()).isEqualTo(ERROR);
            assertThat(reply.error().code()).isIn(5, 38);
            assertThat(reply.error().message()).contains("nosuch:///system");
            fresh.call(RawClient.CONNECT_OPEN, RawClient.openArguments("test:///default", 0));
        }
    }

    /** Framing is lost: only this connection ends. The length word counts itself, so less than the header is none. */
    @ParameterizedTest
    @ValueSource(ints = {0, 3, -1, Integer.MAX_VALUE, (32 << 20) + 5})
    void aLengthThatCannotBeEndsTheConnection(int length) throws IOException {
        client.send(ByteBuffer.allocate(32).putInt(length).array());
        assertThatThrownBy(() -> {
                    client.receive();
                    client.receive();
                })
                .isInstanceOf(IOException.class);
        try (RawClient other = RawClient.open(daemon.socket(), "test:///default")) {
            other.call(RawClient.CONNECT_GET_HOSTNAME, NOTHING);
        }
    }

    @Test
    void aLengthCostsTheDaemonNoMemoryBeforeTheBytesCome() throws IOException {
        List<RawClient> greedy = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                RawClient one = RawClient.connect(daemon.socket());
                greedy.add(one);
                one.send(ByteBuffer.allocate(8)
                        .putInt(32 << 20)
                        .putInt(RawClient.PROGRAM)
                        .array());
            }
            goesOn();
        } finally {
            for (RawClient one : greedy) {
                one.close();
            }
        }
        goesOn();
        assertThat(daemon.process().isAlive()).isTrue();
    }

    @Test
    void aPacketMayComeByteByByte() throws IOException {
        byte[] packet = call(RawClient.PROGRAM, 1, RawClient.CONNECT_GET_HOSTNAME, 0, 20, NOTHING);
        for (byte one : packet) {
            client.send(new byte[] {one});
        }
        Reply reply = client.receive();
        assertThat(reply.serial()).isEqualTo(20);
        assertThat(reply.status()).isZero();
    }

    @Test
    void manyPacketsMayComeAtOnce() throws IOException {
        byte[] packet = call(RawClient.PROGRAM, 1, RawClient.CONNECT_GET_LIB_VERSION, 0, 0, NOTHING);
        ByteBuffer all = ByteBuffer.allocate(packet.length * 500);
        for (int i = 0; i < 500; i++) {
            all.put(packet).putInt(i * packet.length + 20, i);
        }
        client.send(all.array());
        boolean[] seen = new boolean[500];
        for (int i = 0; i < 500; i++) {
            Reply reply = client.receive();
            assertThat(reply.status()).isZero();
            assertThat(seen[reply.serial()]).isFalse();
            seen[reply.serial()] = true;
        }
    }

    @Test
    void halfAPacketAndGoneHurtsNobody() throws IOException {
        for (int length = 1; length < 40; length += 3) {
            try (RawClient one = RawClient.connect(daemon.socket())) {
                one.send(Arrays.copyOf(call(RawClient.PROGRAM, 1, 1, 0, 1, new byte[16]), length));
            }
        }
        goesOn();
    }

    @Test
    void signsOfLifeAreAnswered() throws IOException {
        client.send(RawClient.packet(KEEPALIVE, 1, 1, 2, 0, 0, NOTHING));
        Reply pong = client.receive();
        assertThat(pong.program()).isEqualTo(KEEPALIVE);
        assertThat(pong.procedure()).isEqualTo(2);
        assertThat(pong.serial()).isEqualTo(NO_CALL_PENDING);
        goesOn();
    }

    /** The library refuses these itself, so only a raw client shows what the daemon does. */
    @Test
    void theReadOnlySocketRefusesWhatChangesThings() throws IOException {
        Path readOnly = daemon.root().resolve("run/kavirt-sock-ro");
        try (RawClient watcher = RawClient.open(readOnly, "test:///default")) {
            byte[] domain = RawClient.domain(watcher.call(
                    RawClient.DOMAIN_LOOKUP_BY_NAME,
                    new XdrWriter().string("test").bytes()));
            watcher.call(RawClient.DOMAIN_GET_INFO, domain);
            byte[] secure = new XdrWriter().fixed(domain).integer(1).bytes();
            byte[] document = new XdrWriter().string("<domain type='test'/>").bytes();
            for (Reply reply : List.of(
                    watcher.exchange(SUSPEND, domain),
                    watcher.exchange(RawClient.DOMAIN_DESTROY, domain),
                    watcher.exchange(RawClient.DOMAIN_GET_XML_DESC, secure),
                    watcher.exchange(RawClient.DOMAIN_DEFINE_XML, document))) {
                assertThat(reply.status()).isEqualTo(ERROR);
                assertThat(reply.error().code()).isIn(OPERATION_DENIED, 88);
                assertThat(reply.error().message()).contains("read only");
            }
            watcher.call(RawClient.DOMAIN_GET_INFO, domain);
        }
    }

    @Test
    void noiseEndsOnlyItsOwnConnection() throws IOException {
        java.util.Random random = new java.util.Random(42);
        for (int i = 0; i < 200; i++) {
            byte[] noise = new byte[random.nextInt(400) + 1];
            random.nextBytes(noise);
            if (random.nextBoolean() && noise.length >= 32) {
                // A believable frame around it reaches further in.
                ByteBuffer.wrap(noise)
                        .putInt(noise.length)
                        .putInt(RawClient.PROGRAM)
                        .putInt(1)
                        .putInt(random.nextInt(450))
                        .putInt(0);
            }
            try (RawClient one = RawClient.connect(daemon.socket())) {
                one.send(noise);
            } catch (IOException e) {
                // The daemon may hang up before all is sent.
                assertThat(e).isNotNull();
            }
        }
        goesOn();
    }
}
