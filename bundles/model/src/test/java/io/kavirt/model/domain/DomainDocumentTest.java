package io.kavirt.model.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.model.Documents;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainDocumentTest {
    private static final String MINIMAL = """
            <domain type='test'>
              <name>guest</name>
              <memory>1024</memory>
              <os><type>hvm</type></os>
              <devices>%s</devices>
            </domain>
            """;

    @ParameterizedTest
    @ValueSource(strings = {"settings.xml", "devices.xml"})
    void canonicalDocumentsComeBackByteForByte(String name) {
        String xml = Documents.resource(DomainDocumentTest.class, name);

        DomainDefinition domain = DomainDocument.parse(xml, ParseOptions.INACTIVE);

        assertThat(DomainDocument.format(domain, FormatOptions.DEFINITION)).isEqualTo(xml);
        assertThat(DomainDocument.parse(xml, ParseOptions.INACTIVE.withValidate(true)))
                .isEqualTo(domain);
    }

    @Test
    void whatIsNotSaidHasItsDefault() {
        DomainDefinition domain = parse("");

        assertThat(domain.uuid()).isNull();
        assertThat(domain.currentMemoryKib()).isEqualTo(1024);
        assertThat(domain.vcpu()).isEqualTo(Vcpu.of(1));
        assertThat(domain.clock()).isEqualTo(Clock.UTC);
        assertThat(domain.onPoweroff()).isEqualTo(LifecycleAction.DESTROY);
        assertThat(domain.onReboot()).isEqualTo(LifecycleAction.RESTART);
        assertThat(domain.onCrash()).isEqualTo(LifecycleAction.DESTROY);
        assertThat(domain.devices()).isEqualTo(Devices.NONE);
    }

    @Test
    void liveDocumentsComeBackByteForByteWithSecrets() {
        String xml = Documents.resource(DomainDocumentTest.class, "live.xml");

        DomainDefinition domain = DomainDocument.parse(xml, ParseOptions.LIVE);

        assertThat(DomainDocument.format(domain, FormatOptions.STATE)).isEqualTo(xml);
        assertThat(DomainDocument.format(domain, FormatOptions.LIVE)).isEqualTo(xml.replace(" passwd='secret'", ""));
    }

    @Test
    void inactiveDocumentsLackWhatBelongsToTheRunningGuest() {
        String xml = Documents.resource(DomainDocumentTest.class, "live.xml");
        DomainDefinition live = DomainDocument.parse(xml, ParseOptions.LIVE);

        String inactive = DomainDocument.format(live, FormatOptions.INACTIVE);

        assertThat(inactive)
                .doesNotContain(
                        "id='7'", "virtio-disk0", "index=", "portid", "vnet3", "virbr0", "/dev/pts", "label>", "5901")
                .contains("ua-data", "port='-1' autoport='yes'");
        assertThat(DomainDocument.parse(xml, ParseOptions.INACTIVE))
                .isEqualTo(DomainDocument.parse(
                        DomainDocument.format(live, FormatOptions.DEFINITION), ParseOptions.INACTIVE));
    }

    @Test
    void devicesAreListedByKind() {
        DomainDefinition domain = parse(
                "<video><model type='vga'/></video><input type='mouse'/>"
                        + "<disk><source file='/b'/><target dev='vdb'/></disk><disk><source file='/a'/><target dev='vda'/></disk>");

        assertThat(domain.devices().list())
                .extracting(Object::getClass)
                .isEqualTo(List.of(Disk.class, Disk.class, Input.class, Video.class));
        assertThat(domain.devices().disks())
                .extracting(disk -> disk.target().dev())
                .containsExactly("vdb", "vda");
    }

    @ParameterizedTest
    @CsvSource({
        "'<domain type=\"test\"/>', NO_NAME, name",
        "'<domain><name>a</name></domain>', OS_TYPE, os <type>",
        "'<domain><name>a</name><memory>1</memory><os><type>hvm</type></os></domain>', XML_ERROR, attribute 'type'",
        "'<domain type=\"t\"><name>a</name><os><type>hvm</type></os></domain>', XML_ERROR, element 'memory'",
        "'<network/>', XML_ERROR, <network>",
        "'<domain', XML_DETAIL, line 1"
    })
    void refusesDocumentsThatLackSomething(String xml, ErrorCode code, String part) {
        VirtException refusal = refusal(xml);

        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.domain()).isEqualTo(ErrorDomain.DOMAIN);
        assertThat(refusal).hasMessageContaining(part);
    }

    @ParameterizedTest
    @CsvSource({
        "<name>guest</name>, <name>a/b</name>, XML_ERROR, 'a/b'",
        "<name>guest</name>, <name> </name>, XML_ERROR, blank",
        "<memory>1024</memory>, <memory>0</memory>, XML_ERROR, 0 KiB",
        "<memory>1024</memory>, <memory>-5</memory>, XML_ERROR, '-5'",
        "<memory>1024</memory>, <memory>1024</memory><maxMemory slots='1'>1000</maxMemory>, XML_ERROR, 1000 KiB",
        "<memory>1024</memory>, <memory>1024</memory><title>a&#10;b</title>, XML_ERROR, title",
        "<memory>1024</memory>, <memory>1024</memory><vcpu>0</vcpu>, XML_ERROR, '0'",
        "<memory>1024</memory>, <memory>1024</memory><vcpu current='3'>2</vcpu>, XML_ERROR, '3'",
        "<memory>1024</memory>, <memory>1024</memory><vcpu current='0'>2</vcpu>, XML_ERROR, '0'",
        "<memory>1024</memory>, <memory>1024</memory><vcpu>many</vcpu>, XML_ERROR, 'many'",
        "<memory>1024</memory>, <memory>1024</memory><uuid>xyz</uuid>, XML_ERROR, 'xyz'",
        "<memory>1024</memory>, <memory>1024</memory><on_crash>explode</on_crash>, XML_ERROR, coredump-destroy",
        "<memory>1024</memory>, <memory>1024</memory><clock offset='mars'/>, XML_ERROR, 'localtime, variable'",
        "<type>hvm</type>, <type>hvm</type><boot dev='tape'/>, XML_ERROR, 'fd, cdrom, hd, network'",
        "<type>hvm</type>, <type>hvm</type><bootmenu enable='yes' timeout='70000'/>, XML_ERROR, '70000'",
        "<memory>1024</memory>, <memory>1024</memory><iothreadids><iothread id='1'/><iothread id='1'/></iothreadids>, XML_ERROR, '1'"
    })
    void refusesWrongSettings(String from, String to, ErrorCode code, String part) {
        VirtException refusal = refusal(MINIMAL.formatted("").replace(from, to));

        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal).hasMessageContaining(part);
    }

    @ParameterizedTest
    @CsvSource({
        "<disk><target dev='vda'/></disk><disk><target dev='vda'/></disk>, XML_ERROR, 'vda'",
        "<disk device='tape'><target dev='vda'/></disk>, XML_ERROR, 'disk, cdrom, floppy, lun'",
        "<disk><target dev='vda' bus='nvme'/></disk>, XML_ERROR, 'ide, fdc, scsi, virtio'",
        "<disk><target bus='ide'/></disk>, XML_ERROR, 'dev'",
        "<disk/>, XML_ERROR, 'target'",
        "<disk device='floppy'><target dev='fda' bus='ide'/></disk>, CONFIG_UNSUPPORTED, fdc",
        "<disk device='cdrom'><target dev='vda' bus='virtio'/></disk>, CONFIG_UNSUPPORTED, sata",
        "<disk><target dev='fda' bus='fdc'/></disk>, CONFIG_UNSUPPORTED, virtio",
        "<disk><target dev='hda' bus='ide'/><address type='pci' slot='1'/></disk>, CONFIG_UNSUPPORTED, 'hda'",
        "<disk><target dev='vda' bus='virtio'/><address type='pci' slot='0x20'/></disk>, XML_ERROR, 0x1f",
        "<disk><target dev='vda' bus='virtio'/><address type='moon'/></disk>, XML_ERROR, 'pci, drive, virtio-serial'",
        "<controller type='pci' index='1'/><controller type='pci' index='1'/>, XML_ERROR, 'pci' controller with index 1",
        "<interface><mac address='52:54:00:00:00:01'/></interface>, XML_ERROR, 'type'",
        "<interface type='user'><mac address='52:54'/></interface>, XML_ERROR, six pairs",
        "<serial type='tcp'><source mode='bind' service='1'/></serial>, XML_ERROR, 'host'",
        "<serial type='file'/>, XML_ERROR, 'path'",
        "<serial type='unix'><source mode='bind'/></serial>, XML_ERROR, 'path'",
        "<serial type='wire'/>, XML_ERROR, 'wire'",
        "<graphics type='vnc'><listen type='network'/></graphics>, XML_ERROR, 'network'",
        "<input type='mouse'><boot order='0'/></input>, XML_ERROR, '0'",
        "<disk><target dev='a'/><boot order='1'/></disk><disk><target dev='b'/><boot order='1'/></disk>, XML_ERROR, '1'"
    })
    void refusesWrongDevices(String devices, ErrorCode code, String part) {
        VirtException refusal = refusal(MINIMAL.formatted(devices));

        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal).hasMessageContaining(part);
    }

    @Test
    void channelsToTheGuestMayLeaveTheirSocketToTheDriver() {
        DomainDefinition domain =
                parse("<channel type='unix'><source mode='bind'/><target type='virtio' name='org.a.0'/></channel>");

        assertThat(domain.devices().of(CharDevice.Channel.class)).hasSize(1);
    }

    @Test
    void singleDevicesAreDocumentsOfTheirOwn() {
        String xml = """
                <hostdev mode='subsystem' type='usb' managed='no'>
                  <source>
                    <vendor id='0x1234'/>
                    <product id='0xbeef'/>
                  </source>
                </hostdev>
                """;

        Device device = DomainDocument.parseDevice(xml, ParseOptions.INACTIVE);

        assertThat(device).isInstanceOf(HostDevice.Usb.class);
        assertThat(DomainDocument.formatDevice(device, FormatOptions.INACTIVE)).isEqualTo(xml);
        assertThatExceptionOfType(VirtException.class)
                .isThrownBy(() -> DomainDocument.parseDevice("<dsik/>", ParseOptions.INACTIVE))
                .withMessageContaining("'dsik'")
                .withMessageContaining("disk, controller");
    }

    private static DomainDefinition parse(String devices) {
        return DomainDocument.parse(MINIMAL.formatted(devices), ParseOptions.INACTIVE);
    }

    private static VirtException refusal(String xml) {
        return assertThatExceptionOfType(VirtException.class)
                .isThrownBy(() -> DomainDocument.parse(xml, ParseOptions.INACTIVE))
                .actual();
    }
}
