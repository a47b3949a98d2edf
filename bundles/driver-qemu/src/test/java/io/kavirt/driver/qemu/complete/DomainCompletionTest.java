package io.kavirt.driver.qemu.complete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.driver.qemu.capabilities.QemuCapabilities;
import io.kavirt.driver.qemu.capabilities.SampleCapabilities;
import io.kavirt.model.domain.Alias;
import io.kavirt.model.domain.Controller;
import io.kavirt.model.domain.Device;
import io.kavirt.model.domain.Disk;
import io.kavirt.model.domain.DomainDefinition;
import io.kavirt.model.xml.ReadOptions;
import io.kavirt.model.xml.WriteOptions;
import io.kavirt.model.xml.XmlBinder;
import io.kavirt.model.xml.XmlExtensions;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Completion of small documents. */
class DomainCompletionTest {
    private static final QemuCapabilities QEMU = SampleCapabilities.pc();

    @Test
    void choosesMachineEmulatorAndProcessor() {
        DomainDefinition domain = define("<os><type>hvm</type></os>", "");

        assertThat(domain.os().type().machine()).isEqualTo("pc-i440fx-7.2");
        assertThat(domain.os().type().arch()).isEqualTo("x86_64");
        assertThat(domain.devices().emulator()).isEqualTo("/usr/bin/qemu-system-x86_64");
        assertThat(domain.uuid()).isNotNull().satisfies(uuid -> assertThat(uuid.version())
                .isEqualTo(4));
        assertThat(text(domain))
                .contains("<model fallback='forbid'>qemu64</model>")
                .contains("<boot dev='hd'/>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pc", "q35", "pc-i440fx-4.2"})
    void leavesACompleteDocumentAlone(String machine) {
        DomainDefinition once = define(
                "<os><type machine='" + machine + "'>hvm</type></os>",
                "<disk type='file'><source file='/x'/><target dev='sda'/></disk>"
                        + "<interface type='user'/><serial type='pty'/><graphics type='vnc'/><sound model='ac97'/>"
                        + "<channel type='unix'><target type='virtio' name='a'/></channel>"
                        + "<input type='tablet'/><rng model='virtio'><backend model='random'/></rng>");
        DomainDefinition again = new DomainCompletion(new Random(2)).forDefine(read(text(once)), QEMU);
        DomainDefinition third = new DomainCompletion(new Random(3)).forDefine(read(text(again)), QEMU);

        assertThat(text(third)).isEqualTo(text(again));
        assertThat(again.devices().list())
                .containsExactlyInAnyOrderElementsOf(once.devices().list());
    }

    @Test
    void putsDevicesOfAQ35BehindPorts() {
        DomainDefinition domain = define(
                "<os><type machine='q35'>hvm</type></os>", "<interface type='user'><model type='virtio'/></interface>");

        assertThat(domain.devices().controllers().stream()
                        .filter(controller -> controller.type() == Controller.Type.PCI)
                        .map(Controller::model))
                .containsExactly("pcie-root", "pcie-root-port", "pcie-root-port", "pcie-root-port", "pcie-root-port");
        assertThat(text(domain)).contains("bus='0x01' slot='0x00' function='0x0'/>\n    </interface>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<os><type machine='toaster'>hvm</type></os> | | CONFIG_UNSUPPORTED | toaster",
                "<os><type arch='s390x'>hvm</type></os> | | CONFIG_UNSUPPORTED | s390x",
                "<os><type>xen</type></os> | | CONFIG_UNSUPPORTED | accepted: hvm",
                "<os><type>hvm</type></os> | <disk><target dev='vda'/></disk><disk><target dev='vda'/></disk> | XML_ERROR | vda",
                "<os><type>hvm</type></os> | <disk><target dev='vd!' bus='ide'/></disk> | XML_ERROR | vd!",
            })
    void refusesWhatCannotBe(String os, String devices, ErrorCode code, String value) {
        assertThatThrownBy(() -> define(os, devices == null ? "" : devices))
                .isInstanceOfSatisfying(
                        VirtException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(value);
    }

    @Test
    void refusesAnAddressThatTwoDevicesHave() {
        String address = "<address type='pci' bus='0' slot='5' function='0'/>";
        String net = "<interface type='user'>" + address + "</interface>";

        assertThatThrownBy(() -> define("<os><type>hvm</type></os>", net + net))
                .hasMessageContaining("0000:00:05.0")
                .hasMessageContaining("two devices");
    }

    @Test
    void namesDevicesAtTheStart() {
        DomainDefinition domain = define(
                "<os><type>hvm</type></os>",
                "<disk type='file'><source file='/x'/><target dev='vdc'/></disk>"
                        + "<disk type='file'><source file='/y'/><target dev='hda'/></disk>"
                        + "<interface type='user'><alias name='ua-mine'/></interface><interface type='user'/>"
                        + "<console type='pty'/><graphics type='vnc'/>");
        StartPlan plan = new StartPlan(7, "/run/x", "127.0.0.1", () -> 5901, () -> "vnet0");
        DomainDefinition live = new DomainCompletion(new Random(1)).forStart(domain, QEMU, plan);

        assertThat(live.id()).isEqualTo(7);
        assertThat(live.devices().list().stream()
                        .map(Device::alias)
                        .filter(Objects::nonNull)
                        .map(Alias::name))
                .contains("virtio-disk2", "ide0-0-0", "ua-mine", "net1", "usb", "ide", "pci.0", "balloon0", "video0")
                .containsSequence("serial0", "serial0");
        assertThat(live.devices().graphics()).singleElement().satisfies(vnc -> {
            assertThat(vnc.port()).isEqualTo(5901);
            assertThat(vnc.listen()).isEqualTo("127.0.0.1");
        });
        List<Disk> disks = live.devices().disks();
        assertThat(disks)
                .extracting(disk -> Objects.requireNonNull(disk.source()).index())
                .containsExactly(2, 1);
    }

    private static DomainDefinition define(String os, String devices) {
        String xml = "<domain type='qemu'><name>small</name><memory unit='MiB'>64</memory>" + os + "<devices>" + devices
                + "</devices></domain>";
        return new DomainCompletion(new Random(1)).forDefine(read(xml), QEMU);
    }

    private static DomainDefinition read(String xml) {
        ReadOptions options = new ReadOptions(ErrorDomain.QEMU, true, false, XmlExtensions.NONE);
        return XmlBinder.read(DomainDefinition.class, xml, options);
    }

    private static String text(DomainDefinition domain) {
        return XmlBinder.write(domain, new WriteOptions(true, true));
    }
}
