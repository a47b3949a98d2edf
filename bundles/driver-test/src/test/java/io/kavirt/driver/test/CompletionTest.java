package io.kavirt.driver.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kavirt.api.DomainRef;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.VirtException;
import io.kavirt.api.domain.XmlFlag;
import io.kavirt.testkit.FakeDriverContext;
import io.kavirt.testkit.OpenSession;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the driver adds to documents and refuses in them; the expected texts are what libvirt's test driver answers. */
class CompletionTest {
    private static final String UUID = "11111111-2222-3333-4444-555555555555";
    private static final String MINIMAL = "<domain type='test'><name>a</name><uuid>" + UUID
            + "</uuid><memory>1048576</memory><vcpu>1</vcpu><os><type>hvm</type></os></domain>";

    private final FakeDriverContext context = new FakeDriverContext();
    private final OpenSession session = OpenSession.open(new TestDriver(context), "test:///default");

    @AfterEach
    void close() {
        context.close();
    }

    private String defined(String xml) {
        DomainRef domain = session.domains().domainDefineXMLFlags(xml, Set.of());
        return session.inspection(domain).xmlDesc(Set.of(XmlFlag.SECURE));
    }

    @Test
    void theLeastDocumentIsCompleted() {
        assertThat(defined(MINIMAL)).isEqualTo("""
                        <domain type='test'>
                          <name>a</name>
                          <uuid>11111111-2222-3333-4444-555555555555</uuid>
                          <memory unit='KiB'>1048576</memory>
                          <currentMemory unit='KiB'>1048576</currentMemory>
                          <vcpu placement='static'>1</vcpu>
                          <os>
                            <type arch='i686'>hvm</type>
                            <boot dev='hd'/>
                          </os>
                          <clock offset='utc'/>
                          <on_poweroff>destroy</on_poweroff>
                          <on_reboot>restart</on_reboot>
                          <on_crash>destroy</on_crash>
                          <devices>
                          </devices>
                        </domain>
                        """);
    }

    @Test
    void devicesAreCompleted() {
        String xml = defined(MINIMAL.replace("</os>", """
                </os><devices>
                <disk type='file'><source file='/a.img'/><target dev='sda'/></disk>
                <disk type='file' device='cdrom'><target dev='hdc'/></disk>
                <interface type='network'><mac address='52:54:00:00:00:01'/><source network='default'/></interface>
                <interface type='user'><mac address='52:54:00:00:00:02'/></interface>
                <graphics type='vnc' port='-1' passwd='sekret'/>
                <serial type='pty'/>
                <channel type='unix'><target type='virtio' name='org.x'/></channel>
                </devices>"""));

        assertThat(xml.substring(xml.indexOf("  <devices>"))).isEqualTo("""
                          <devices>
                            <disk type='file' device='disk'>
                              <source file='/a.img'/>
                              <target dev='sda' bus='scsi'/>
                              <address type='drive' controller='0' bus='0' target='0' unit='0'/>
                            </disk>
                            <disk type='file' device='cdrom'>
                              <target dev='hdc' bus='ide'/>
                              <readonly/>
                              <address type='drive' controller='0' bus='1' target='0' unit='0'/>
                            </disk>
                            <controller type='scsi' index='0'/>
                            <controller type='ide' index='0'/>
                            <controller type='virtio-serial' index='0'/>
                            <interface type='network'>
                              <mac address='52:54:00:00:00:01'/>
                              <source network='default'/>
                              <target dev='testnet0'/>
                            </interface>
                            <interface type='user'>
                              <mac address='52:54:00:00:00:02'/>
                              <target dev='testnet1'/>
                            </interface>
                            <serial type='pty'>
                              <target port='0'/>
                            </serial>
                            <console type='pty'>
                              <target type='serial' port='0'/>
                            </console>
                            <channel type='unix'>
                              <target type='virtio' name='org.x'/>
                            </channel>
                            <graphics type='vnc' port='-1' autoport='yes' passwd='sekret'>
                              <listen type='address'/>
                            </graphics>
                          </devices>
                        </domain>
                        """);
    }

    @Test
    void passwordsAreShownOnRequestOnly() {
        DomainRef domain = session.domains()
                .domainDefineXMLFlags(
                        MINIMAL.replace("</os>", "</os><devices><graphics type='vnc' passwd='sekret'/></devices>"),
                        Set.of());

        assertThat(session.inspection(domain).xmlDesc(Set.of(XmlFlag.SECURE))).contains("passwd='sekret'");
        assertThat(session.inspection(domain).xmlDesc(Set.of())).doesNotContain("sekret");
        assertThat(session.inspection(domain).xmlDesc(Set.of(XmlFlag.INACTIVE))).doesNotContain("sekret");
    }

    @Test
    void anInterfaceGetsAnAddress() {
        assertThat(defined(MINIMAL.replace("</os>", "</os><devices><interface type='user'/></devices>")))
                .containsPattern("<mac address='52:54:00(:[0-9a-f]{2}){3}'/>");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    vga, vram='16384' heads='1' primary='yes'
                    qxl, ram='65536' vram='65536' heads='1' primary='yes'
                    xen, vram='4096' heads='1' primary='yes'
                    virtio, heads='1' primary='yes'
                    """)
    void aVideoCardGetsItsMemory(String type, String expected) {
        String video = "</os><devices><video><model type='" + type + "'/></video></devices>";

        assertThat(defined(MINIMAL.replace("</os>", video))).contains("<model type='" + type + "' " + expected + "/>");
    }

    @Test
    void aUuidIsMadeUp() {
        DomainRef domain =
                session.domains().domainDefineXMLFlags(MINIMAL.replaceFirst("<uuid>.*</uuid>", ""), Set.of());

        assertThat(domain.uuid().version()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    type='test', type='klingon', CONFIG_UNSUPPORTED, klingon
                    <type>hvm, <type>foo, CONFIG_UNSUPPORTED, foo
                    <type>, <type arch='x86_64'>, CONFIG_UNSUPPORTED, x86_64
                    <vcpu>1, <vcpu current='4'>1, CONFIG_UNSUPPORTED, 4
                    <vcpu>1, <vcpu>0, XML_ERROR, 0
                    <name>a, <name>a/b, XML_ERROR, a/b
                    1048576, abc, XML_ERROR, abc
                    """)
    void aWrongValueIsRefused(String part, String wrong, ErrorCode code, String named) {
        assertThatThrownBy(() -> defined(MINIMAL.replace(part, wrong)))
                .isInstanceOfSatisfying(
                        VirtException.class, error -> assertThat(error.code()).isEqualTo(code))
                .hasMessageContaining(named);
    }
}
