package io.kavirt.driver.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kavirt.api.DomainRef;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.VirtException;
import io.kavirt.api.domain.BlockInfo;
import io.kavirt.api.domain.DomainInfo;
import io.kavirt.api.domain.DomainState;
import io.kavirt.api.domain.MemoryStat;
import io.kavirt.api.domain.MemoryStatTag;
import io.kavirt.api.domain.Screenshot;
import io.kavirt.api.domain.StateAndReason;
import io.kavirt.api.domain.StatsFlag;
import io.kavirt.api.domain.StatsType;
import io.kavirt.api.domain.XmlFlag;
import io.kavirt.api.driver.ConnectUri;
import io.kavirt.api.driver.Handover;
import io.kavirt.api.host.NodeInfo;
import io.kavirt.testkit.FakeDriverContext;
import io.kavirt.testkit.OpenSession;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code test:///default} has at first, with the values that libvirt's own test driver tells. */
class SharedHostTest {
    private static final UUID TEST = UUID.fromString("6695eb01-f6a4-8304-79aa-97f2502e193f");

    private static final String TEST_XML = """
            <domain type='test' id='1'>
              <name>test</name>
              <uuid>6695eb01-f6a4-8304-79aa-97f2502e193f</uuid>
              <memory unit='KiB'>8388608</memory>
              <currentMemory unit='KiB'>2097152</currentMemory>
              <vcpu placement='static'>2</vcpu>
              <os>
                <type arch='i686'>hvm</type>
                <boot dev='hd'/>
              </os>
              <clock offset='utc'/>
              <on_poweroff>destroy</on_poweroff>
              <on_reboot>restart</on_reboot>
              <on_crash>destroy</on_crash>
              <devices>
                <disk type='file' device='disk'>
                  <source file='/guest/diskimage1'/>
                  <target dev='vda' bus='virtio'/>
                  <address type='pci' domain='0x0000' bus='0x01' slot='0x00' function='0x0'/>
                </disk>
                <interface type='network'>
                  <mac address='aa:bb:cc:dd:ee:ff'/>
                  <source network='default'/>
                  <target dev='testnet0'/>
                  <address type='pci' domain='0x0000' bus='0x00' slot='0x01' function='0x0'/>
                </interface>
                <memballoon model='virtio'>
                  <address type='pci' domain='0x0000' bus='0x00' slot='0x02' function='0x0'/>
                </memballoon>
              </devices>
            </domain>
            """;

    private final FakeDriverContext context = new FakeDriverContext();
    private final TestDriver driver = new TestDriver(context);
    private final OpenSession session = OpenSession.open(driver, "test:///default");
    private final DomainRef test = session.domains().domainLookupByUUID(TEST);

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void oneDomainRunsFromTheStart() {
        assertThat(session.domains().listAllDomains(Set.of())).containsExactly(new DomainRef("test", TEST, 1));
        assertThat(session.inspection(test).state(Set.of())).isEqualTo(new StateAndReason(DomainState.RUNNING, 0));
        DomainInfo info = session.inspection(test).info();
        assertThat(info.maxMemory()).isEqualTo(8_388_608);
        assertThat(info.memory()).isEqualTo(2_097_152);
        assertThat(info.vcpus()).isEqualTo(2);
        assertThat(info.cpuTime()).isPositive();
        assertThat(session.inspection(test).osType()).isEqualTo("linux");
        assertThat(session.inspection(test).securityLabel().label()).isEqualTo("libvirt-test");
        assertThat(context.events("test:///default").events())
                .as("it was there before anybody looked")
                .isEmpty();
    }

    @Test
    void itsDocumentIsLibvirts() {
        assertThat(session.inspection(test).xmlDesc(Set.of())).isEqualTo(TEST_XML);
        assertThat(session.inspection(test).xmlDesc(Set.of(XmlFlag.INACTIVE)))
                .isEqualTo(TEST_XML.replace(" id='1'>", ">"));
        assertThat(session.inspection(test).xmlDesc(Set.of(XmlFlag.MIGRATABLE))).isEqualTo(TEST_XML);
    }

    @Test
    void aDocumentIsWrittenOnce() {
        assertThat(session.inspection(test).xmlDesc(Set.of()))
                .isSameAs(session.inspection(test).xmlDesc(Set.of()));
        String before = session.inspection(test).xmlDesc(Set.of());
        session.resources(test).setMemory(1024);
        assertThat(session.inspection(test).xmlDesc(Set.of())).isEqualTo(before.replace(">2097152<", ">1024<"));
    }

    @Test
    void theHostIsLibvirts() {
        assertThat(session.host().type()).isEqualTo("TEST");
        assertThat(session.host().version()).isEqualTo(2);
        assertThat(session.host().nodeInfo()).isEqualTo(new NodeInfo("i686", 3_145_728, 16, 1400, 2, 2, 2, 2));
        assertThat(session.host().maxVcpus("kvm")).isEqualTo(32);
        assertThat(session.host().nodeSecurityModel().model()).isEqualTo("testSecurity");
        assertThat(session.host().capabilities()).contains("<cells num='2'>").contains("<model>testSecurity</model>");
        assertThat(session.host().sysinfo(Set.of())).contains("<entry name='vendor'>LENOVO</entry>");
        assertThat(session.host().cpuModelNames("x86_64", Set.of())).hasSize(58).startsWith("486", "pentium");
        assertThat(session.host().cpuModelNames("ppc64le", Set.of())).hasSize(7);
        assertThat(session.host().cpuModelNames("s390x", Set.of())).isEmpty();
        assertRefused(() -> session.host().cpuModelNames("pdp11", Set.of()), ErrorCode.INVALID_ARG, "pdp11");
    }

    @Test
    void domainCapabilitiesAreOfTheOneEmulator() {
        assertThat(session.host().domainCapabilities(null, "i686", null, "test", Set.of()))
                .contains("<path>/usr/bin/test-hv</path>");
        assertRefused(
                () -> session.host().domainCapabilities("/bin/sh", null, null, null, Set.of()),
                ErrorCode.INVALID_ARG,
                "/bin/sh");
        assertRefused(
                () -> session.host().domainCapabilities(null, null, "q35", null, Set.of()),
                ErrorCode.INVALID_ARG,
                "q35");
    }

    @Test
    void figuresAreOfItsDisksAndInterfaces() {
        assertThat(session.statistics(test).blockInfo("vda", Set.of()))
                .isEqualTo(new BlockInfo(1_099_511_627_776L, 1_099_506_450_432L, 1_099_511_627_776L));
        assertThat(session.statistics(test).blockStats("/guest/diskimage1").readRequests())
                .isPositive();
        assertThat(session.statistics(test).interfaceStats("testnet0").rxBytes())
                .isPositive();
        assertThat(session.statistics(test).interfaceStats("AA:bb:cc:dd:ee:ff").txBytes())
                .isPositive();
        assertThat(session.statistics(test).memoryStats(Set.of()))
                .startsWith(new MemoryStat(MemoryStatTag.ACTUAL_BALLOON, 2_097_152))
                .contains(new MemoryStat(MemoryStatTag.UNUSED, 1_048_576))
                .endsWith(new MemoryStat(MemoryStatTag.RSS, 1_048_576));
        assertRefused(() -> session.statistics(test).blockStats("vdx"), ErrorCode.INVALID_ARG, "[vda]");
        assertRefused(() -> session.statistics(test).blockStats(""), ErrorCode.OPERATION_UNSUPPORTED, "[vda]");
        assertRefused(() -> session.statistics(test).interfaceStats("eth0"), ErrorCode.INVALID_ARG, "[testnet0]");
    }

    @Test
    void figuresThatAreNotThereAreLeftOutOrRefused() {
        assertThat(session.domains()
                        .allDomainStats(List.of(), Set.of(StatsType.BALLOON), Set.of())
                        .get(0)
                        .parameters()
                        .size())
                .isZero();
        assertRefused(
                () -> session.domains()
                        .allDomainStats(List.of(), Set.of(StatsType.BALLOON), Set.of(StatsFlag.ENFORCE_STATS)),
                ErrorCode.ARGUMENT_UNSUPPORTED,
                "BALLOON");
    }

    @Test
    void theBalloonsPeriodIsKept() {
        session.resources(test).setMemoryStatsPeriod(5, Set.of());

        assertThat(session.inspection(test).xmlDesc(Set.of())).contains("<stats period='5'/>");
        session.resources(test).setMemoryStatsPeriod(0, Set.of());
        assertThat(session.inspection(test).xmlDesc(Set.of())).isEqualTo(TEST_XML);
        assertRefused(() -> session.resources(test).setMemoryStatsPeriod(-1, Set.of()), ErrorCode.INVALID_ARG, "-1");
    }

    @Test
    void theScreenIsAPicture() throws Exception {
        Screenshot screenshot = session.console(test).screenshot(0, Set.of());
        ByteBuffer bytes = ByteBuffer.allocate(1 << 20);
        while (screenshot.stream().receive(bytes) >= 0) {
            assertThat(bytes.hasRemaining()).isTrue();
        }
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes.array(), 0, bytes.position()));

        assertThat(screenshot.mime()).isEqualTo("image/png");
        assertThat(image.getWidth()).isEqualTo(1120);
        assertThat(image.getHeight()).isEqualTo(832);
        assertThat(image.getRaster().getSample(1119, 1, 0))
                .as("the last bar is white")
                .isEqualTo(255);
    }

    @Test
    void onlyLocalTestUrisWithAPathAreAccepted() {
        assertThat(driver.accepts(ConnectUri.parse("test:///default"))).isTrue();
        assertThat(driver.accepts(ConnectUri.parse("test+unix:///default"))).isFalse();
        assertThat(driver.accepts(ConnectUri.parse("test://host/default"))).isFalse();
        assertRefused(() -> OpenSession.open(driver, "test:///"), ErrorCode.INVALID_ARG, "test:///default");
    }

    @Test
    void twoSessionsSeeTheSameHost() {
        OpenSession second = OpenSession.open(driver, "test:///default");

        second.lifecycle(test).destroyFlags(Set.of());

        assertThat(session.inspection(test).isActive()).isFalse();
        assertThat(second.session().eventScope()).isEqualTo(session.session().eventScope());
    }

    @Test
    void whatAnotherVersionLeftIsRefusedRatherThanMisread() {
        Handover handover = context.handover();
        driver.stop();
        handover.leave("test", "test:///default", Map.of("format", 99));

        assertRefused(
                () -> OpenSession.open(new TestDriver(context), "test:///default"), ErrorCode.INTERNAL_ERROR, "99");
        assertThat(OpenSession.open(new TestDriver(context), "test:///default")
                        .domains()
                        .numOfDomains())
                .as("the next one starts afresh")
                .isEqualTo(1);
    }

    private static void assertRefused(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call, ErrorCode code, String named) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        VirtException.class, error -> assertThat(error.code()).isEqualTo(code))
                .hasMessageContaining(named);
    }
}
