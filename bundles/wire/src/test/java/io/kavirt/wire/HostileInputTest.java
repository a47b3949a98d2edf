package io.kavirt.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.VirtException;
import io.kavirt.api.contract.Program;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Bytes that no client of good will sends: an error, and no memory that the sender chose. */
class HostileInputTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static {
        // Loads the classes whose memory is not to be counted.
        for (ProcedureEntry entry : Contract.PROCEDURES.entries()) {
            if (!entry.argumentsLayout().isEmpty()) {
                assertRefused(entry, new byte[0], 0);
            }
        }
    }

    static void assertRefused(ProcedureEntry entry, byte[] bytes, int length) {
        try {
            CallArguments read = entry.readArguments(new XdrReader(bytes, 0, length));
            fail("%s accepts %s of %s bytes: %s", entry, length, bytes.length, read);
        } catch (VirtException e) {
            assertThat(e.code()).isIn(ErrorCode.RPC, ErrorCode.INVALID_ARG);
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @Property(tries = 20_000)
    void anyBytesAreReadOrRefused(@ForAll("procedures") ProcedureEntry entry, @ForAll long seed) {
        Random random = new Random(seed);
        byte[] bytes = new byte[random.nextInt(400)];
        ByteBuffer words = ByteBuffer.wrap(bytes);
        while (words.remaining() >= 4) {
            // Small numbers lead deeper into the structure than any others.
            words.putInt(
                    switch (random.nextInt(6)) {
                        case 0 -> random.nextInt();
                        case 1 -> 0x40000000;
                        case 2 -> -1;
                        default -> random.nextInt(9);
                    });
        }
        long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        try {
            entry.readArguments(new XdrReader(bytes, 0, bytes.length));
        } catch (VirtException e) {
            assertThat(e.code()).isIn(ErrorCode.RPC, ErrorCode.INVALID_ARG);
        }
        long allocated = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertThat(allocated).isLessThan(200_000);
    }

    @Property(tries = 20_000)
    void anyReplyIsReadOrRefused(@ForAll("procedures") ProcedureEntry entry, @ForAll byte[] bytes) {
        try {
            entry.readResult(new XdrReader(bytes, 0, bytes.length), null);
        } catch (VirtException e) {
            assertThat(e.code()).isIn(ErrorCode.RPC, ErrorCode.INVALID_ARG);
        }
        try {
            ErrorRecord.read(new XdrReader(bytes, 0, bytes.length));
        } catch (VirtException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.RPC);
        }
    }

    @Test
    void aCountThatTheBytesCannotHoldIsRefusedBeforeAllocation() {
        ProcedureEntry stats = Contract.PROCEDURES.find(Program.REMOTE, 344);
        byte[] bytes = ByteBuffer.allocate(12).putInt(16384).array();
        assertThatThrownBy(() -> stats.readArguments(new XdrReader(bytes, 0, bytes.length)))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("16384 elements")
                .hasMessageContaining("8 bytes");
        // The first time classes are loaded.
        assertRefused(stats, bytes, bytes.length);
        long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        assertRefused(stats, bytes, bytes.length);
        assertThat(THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before)
                .isLessThan(60_000);
    }

    @Test
    void aCountAboveTheLimitIsRefused() {
        byte[] bytes = new byte[400_000];
        ByteBuffer.wrap(bytes).putInt(16385);
        assertThatThrownBy(() -> Contract.PROCEDURES
                        .find(Program.REMOTE, 344)
                        .readArguments(new XdrReader(bytes, 0, bytes.length)))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("16385")
                .hasMessageContaining("at most 16384");
    }

    @Test
    void textsAreUtf8WithoutZeros() {
        assertThatThrownBy(() -> text(new byte[] {'a', 0, 'b'})).hasMessageContaining("NUL at byte 1");
        assertThatThrownBy(() -> text(new byte[] {'a', (byte) 0xC3})).hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> text(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}))
                .hasMessageContaining("UTF-8");
        byte[] long9 = "ninechars".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        long9[8] = 0;
        assertThatThrownBy(() -> text(long9)).hasMessageContaining("NUL at byte 8");
        long9[8] = 'x';
        long9[3] = 0;
        assertThatThrownBy(() -> text(long9)).hasMessageContaining("NUL at byte 3");
        assertThat(text("gr\u00fcn \u20ac".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo("gr\u00fcn \u20ac");
    }

    @Test
    void booleansAreStrict() {
        byte[] two = {0, 0, 0, 2};
        assertThatThrownBy(() -> new XdrReader(two, 0, 4).readBoolean())
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("2");
    }

    @Test
    void unknownFlagsAndCodesAreNamedWithWhatIsAccepted() {
        ProcedureEntry list = Contract.PROCEDURES.find(Program.REMOTE, 273);
        byte[] bytes = ByteBuffer.allocate(8).putInt(1).putInt(0x10003).array();
        assertThatThrownBy(() -> list.readArguments(new XdrReader(bytes, 0, 8)))
                .isInstanceOfSatisfying(
                        VirtException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARG))
                .hasMessageContaining("0x10000")
                .hasMessageContaining("0x1 (ACTIVE)");
        // Twice: what is kept of accepted sets must not let the refused one through.
        assertThatThrownBy(() -> list.readArguments(new XdrReader(bytes, 0, 8))).isInstanceOf(VirtException.class);

        ProcedureEntry sendKey = Contract.PROCEDURES.find(Program.REMOTE, 226);
        XdrWriter out = new XdrWriter();
        DomainRefCodec.INSTANCE.write(out, new Values(1).domain());
        out.writeInt(99);
        out.writeInt(0);
        out.writeInt(0);
        out.writeInt(0);
        assertThatThrownBy(() -> sendKey.readArguments(new XdrReader(out.array(), 0, out.size())))
                .isInstanceOfSatisfying(
                        VirtException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARG))
                .hasMessageContaining("99")
                .hasMessageContaining("0 (LINUX)");
    }

    @Test
    void whatCannotBeSentIsRefused() {
        XdrWriter small = new XdrWriter(64);
        small.beginPacket(1, 1, 1, 1, 1, 0);
        assertThatThrownBy(() -> small.writeString("x".repeat(100)))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("64");
        small.truncate(0);
        small.beginPacket(1, 1, 1, 1, 1, 0);
        small.writeString("fits");
        small.endPacket();
        assertThat(small.size()).isEqualTo(36);
        assertThatThrownBy(() -> new XdrWriter().writeString("a\0b")).isInstanceOf(VirtException.class);
        assertThatThrownBy(() -> new XdrWriter().writeString("a".repeat(100) + "\0"))
                .isInstanceOf(VirtException.class);
        ListCodec texts = new ListCodec(Scalars.TEXT, 2);
        assertThatThrownBy(() -> texts.write(new XdrWriter(), Arrays.asList("a", "b", "c")))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("3");
    }

    private static String text(byte[] bytes) {
        ByteBuffer packet = ByteBuffer.allocate(4 + (bytes.length + 3) / 4 * 4);
        packet.putInt(bytes.length).put(bytes);
        return new XdrReader(packet.array(), 0, packet.capacity()).readString();
    }

    @Provide
    Arbitrary<ProcedureEntry> procedures() {
        return Arbitraries.of(Contract.PROCEDURES.entries());
    }
}
