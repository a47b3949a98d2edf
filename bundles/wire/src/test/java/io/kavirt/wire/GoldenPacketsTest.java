package io.kavirt.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.kavirt.api.DomainRef;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.TypedParameters;
import io.kavirt.api.VirtException;
import io.kavirt.api.connection.ConnectFlag;
import io.kavirt.api.contract.Program;
import io.kavirt.api.domain.DomainInfo;
import io.kavirt.api.domain.DomainState;
import io.kavirt.api.domain.ListFlag;
import io.kavirt.api.event.DomainEvent;
import io.kavirt.api.event.LifecycleType;
import io.kavirt.api.host.NodeInfo;
import io.kavirt.api.host.SecurityModel;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Packets written down by hand from the protocol's facts. */
class GoldenPacketsTest {
    private static final DomainRef GUEST =
            new DomainRef("vm", UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"), -1);
    private static final String GUEST_HEX = "00000002 766d0000 00112233445566778899aabbccddeeff ffffffff";

    @Test
    void openingCall() {
        XdrWriter out = new XdrWriter();
        out.beginPacket(Program.REMOTE.id(), 1, 1, PacketHeader.CALL, 5, PacketHeader.OK);
        entry(1).writeArguments(out, null, new Object[] {"test:///default", Set.of(ConnectFlag.RO)});
        out.endPacket();
        assertHex(
                out,
                "00000038 20008086 00000001 00000001 00000000 00000005 00000000"
                        + "00000001 0000000f 746573743a2f2f2f64656661756c7400 00000001");
        XdrReader in = new XdrReader(out.array(), 4, out.size() - 4);
        assertThat(PacketHeader.read(in)).isEqualTo(new PacketHeader(0x20008086, 1, 1, 0, 5, 0));
        assertThat(entry(1).readArguments(in).values()).containsExactly("test:///default", Set.of(ConnectFlag.RO));
    }

    @Test
    void absentName() {
        CallArguments read = entry(1).readArguments(bytes("00000000 00000000"));
        assertThat(read.values()).containsExactly(null, Set.of());
    }

    @Test
    void callOfADomain() {
        XdrWriter out = new XdrWriter();
        entry(16).writeArguments(out, GUEST, new Object[0]);
        assertHex(out, GUEST_HEX);
        assertThat(entry(16).readArguments(bytes(GUEST_HEX)).object()).isEqualTo(GUEST);
    }

    @Test
    void shortsAndCharactersTakeFourBytes() {
        XdrWriter out = new XdrWriter();
        entry(16).writeResult(out, 0, new DomainInfo(DomainState.SHUTOFF, 0x100000000L, 1024, 4, 7));
        assertHex(out, "00000005 0000000100000000 0000000000000400 00000004 0000000000000007");
    }

    @Test
    void aFixedCharacterArrayIsFilledWithZeros() {
        XdrWriter out = new XdrWriter();
        entry(6).writeResult(out, 0, new NodeInfo("i6\u00e4", 1, 2, 3, 4, 5, 6, 7));
        assertHex(
                out,
                "00000069 00000036 ffffffc3 ffffffa4" + "00000000".repeat(28)
                        + "0000000000000001 00000002 00000003 00000004 00000005 00000006 00000007");
        XdrWriter cut = new XdrWriter();
        entry(6).writeResult(cut, 0, new NodeInfo("a".repeat(30) + "\u00e4", 1, 2, 3, 4, 5, 6, 7));
        NodeInfo read = (NodeInfo) entry(6).readResult(new XdrReader(cut.array(), 0, cut.size()), null);
        assertThat(read.model()).isEqualTo("a".repeat(30));
    }

    @Test
    void aCountedCharacterArrayEndsWithAZero() {
        XdrWriter out = new XdrWriter();
        entry(122).writeResult(out, 0, new SecurityModel("no", ""));
        assertHex(out, "00000003 0000006e 0000006f 00000000 00000001 00000000");
    }

    @Test
    void aListWithItsCountBehindIt() {
        ProcedureEntry list = entry(273);
        CallArguments all = list.readArguments(bytes("00000001 00000001"));
        assertThat(all.values()).containsExactly(Set.of(ListFlag.ACTIVE));
        XdrWriter out = new XdrWriter();
        list.writeResult(out, all.extra(), List.of(GUEST));
        assertHex(out, "00000001" + GUEST_HEX + "00000001");

        CallArguments countOnly = list.readArguments(bytes("00000000 00000001"));
        XdrWriter count = new XdrWriter();
        list.writeResult(count, countOnly.extra(), List.of(GUEST, GUEST));
        assertHex(count, "00000000 00000002");
    }

    @Test
    void aListCutToWhatTheCallerTakes() {
        ProcedureEntry ids = entry(37);
        CallArguments two = ids.readArguments(bytes("00000002"));
        XdrWriter out = new XdrWriter();
        ids.writeResult(out, two.extra(), List.of(3, 4, 5));
        assertHex(out, "00000002 00000003 00000004");
        // The greatest number stands before the flags.
        CallArguments stats = entry(159).readArguments(bytes(GUEST_HEX + "0000000d 00000000"));
        assertThat(stats.extra()).isEqualTo(13);
    }

    @Test
    void parametersAskedForTwice() {
        ProcedureEntry stats = entry(243);
        TypedParameters values = TypedParameters.builder()
                .putLong("rd_bytes", 9)
                .putText("x", "y")
                .build();
        CallArguments probe = stats.readArguments(bytes(GUEST_HEX + "00000003 76646100 00000000 00000000"));
        XdrWriter count = new XdrWriter();
        stats.writeResult(count, probe.extra(), values);
        assertHex(count, "00000000 00000002");

        CallArguments real = stats.readArguments(bytes(GUEST_HEX + "00000003 76646100 00000002 00000000"));
        XdrWriter out = new XdrWriter();
        stats.writeResult(out, real.extra(), values);
        assertHex(
                out,
                "00000002 00000008 72645f6279746573 00000003 0000000000000009"
                        + "00000001 78000000 00000007 00000001 79000000 00000000");
    }

    @Test
    void aReturnCode() {
        XdrWriter out = new XdrWriter();
        entry(358).writeResult(out, 0, null);
        assertHex(out, "00000000");
    }

    @Test
    void aStreamsReplyHoldsTheOtherResults() {
        XdrWriter out = new XdrWriter();
        entry(211).writeResult(out, 0, new io.kavirt.api.domain.Screenshot("image/png", Values.STREAM));
        assertHex(out, "00000001 00000009 696d6167652f706e67000000");
        XdrWriter nothing = new XdrWriter();
        entry(201).writeResult(nothing, 0, Values.STREAM);
        assertHex(nothing, "");
    }

    @Test
    void anErrorRecord() {
        XdrWriter out = new XdrWriter();
        ErrorRecord.write(out, new VirtException(ErrorCode.NO_DOMAIN, ErrorDomain.QEMU, "gone", GUEST, null));
        String hex = "0000002a 0000000a 00000001 00000004 676f6e65 00000002 00000001" + GUEST_HEX
                + "00000000 00000000 00000000 ffffffff ffffffff 00000000";
        assertHex(out, hex);
        VirtException read = ErrorRecord.read(bytes(hex));
        assertThat(read.code()).isEqualTo(ErrorCode.NO_DOMAIN);
        assertThat(read.domain()).isEqualTo(ErrorDomain.QEMU);
        assertThat(read).hasMessage("gone");
        assertThat(read.object()).contains(GUEST);
        VirtException unknown = ErrorRecord.read(bytes("00007fff 00007fff 00000000 00000002 00000000"
                + "00000000 00000000 00000000 00000000 00000000 00000000"));
        assertThat(unknown.code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
    }

    @Test
    void eventsInBothForms() {
        EventEntry lifecycle = Contract.EVENTS.find(DomainEvent.Lifecycle.class);
        DomainEvent.Lifecycle event = new DomainEvent.Lifecycle(GUEST, LifecycleType.STOPPED, 1);
        XdrWriter plain = new XdrWriter();
        lifecycle.writePlain(plain, event);
        assertHex(
                plain,
                "00000040 20008086 00000001 0000006b 00000002 00000001 00000000" + GUEST_HEX + "00000005 00000001");
        XdrWriter callback = new XdrWriter();
        lifecycle.writeCallback(callback, 3, event);
        assertHex(
                callback,
                "00000044 20008086 00000001 0000013e 00000002 00000001 00000000 00000003" + GUEST_HEX
                        + "00000005 00000001");
        XdrWriter reserved = new XdrWriter();
        Contract.EVENTS.find(11).writeCallback(reserved, 3, new DomainEvent.PmWakeup(GUEST));
        assertHex(
                reserved,
                "00000040 20008086 00000001 00000149 00000002 00000001 00000000 00000003 00000000" + GUEST_HEX);
    }

    private static ProcedureEntry entry(int number) {
        return Contract.PROCEDURES.find(Program.REMOTE, number);
    }

    private static XdrReader bytes(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        return new XdrReader(bytes, 0, bytes.length);
    }

    private static void assertHex(XdrWriter out, String hex) {
        assertThat(HexFormat.of().formatHex(out.toByteArray())).isEqualTo(hex.replace(" ", ""));
    }
}
