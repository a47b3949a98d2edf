package io.kavirt.model.domain.complete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kavirt.api.VirtException;
import io.kavirt.model.domain.Address;
import io.kavirt.model.domain.CharDevice;
import io.kavirt.model.domain.Controller;
import io.kavirt.model.domain.Disk;
import io.kavirt.model.domain.DomainDefinition;
import io.kavirt.model.domain.DomainDocument;
import io.kavirt.model.domain.FormatOptions;
import io.kavirt.model.domain.NetworkInterface;
import io.kavirt.model.domain.OperatingSystem;
import io.kavirt.model.domain.ParseOptions;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTest {
    @Property
    void namesOfDisksAndPlacesAreInverse(@ForAll @IntRange(max = 400_000) int index) {
        String name = DiskNames.name("vd", index);

        assertThat(name).matches("vd[a-z]+");
        assertThat(DiskNames.index(name)).hasValue(index);
    }

    @ParameterizedTest
    @CsvSource({"vda, 0", "vdz, 25", "vdaa, 26", "hdd, 3", "sdab, 27", "xvdb, 1"})
    void lettersAreThePlace(String name, int index) {
        assertThat(DiskNames.index(name)).hasValue(index);
    }

    @ParameterizedTest
    @CsvSource({"vd", "vda1", "vdA", "disk", "''", "vdzzzzzz"})
    void otherNamesHaveNoPlace(String name) {
        assertThat(DiskNames.index(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"hda, IDE", "sda, SCSI", "vda, VIRTIO", "xvda, XEN", "ubda, UML"})
    void theNameSaysTheBus(String name, Disk.Bus bus) {
        DomainDefinition domain = complete("<disk><target dev='" + name + "'/></disk>");

        assertThat(domain.devices().disks().get(0).target().bus()).isEqualTo(bus);
    }

    @Test
    void aNameWithoutBusIsRefused() {
        assertThatExceptionOfType(VirtException.class)
                .isThrownBy(() -> complete("<disk><target dev='nvme0'/></disk>"))
                .withMessageContaining("'nvme0'")
                .withMessageContaining("vd");
    }

    @ParameterizedTest
    @CsvSource({
        "hdc, IDE, 0, 1, 0",
        "hde, IDE, 1, 0, 0",
        "sdg, SATA, 1, 0, 0",
        "sdg, SCSI, 0, 0, 6",
        "sdh, SCSI, 0, 0, 8",
        "sdo, SCSI, 0, 0, 15",
        "sdp, SCSI, 1, 0, 0",
        "fdb, FDC, 0, 0, 1"
    })
    void theNameSaysTheAddress(String name, Disk.Bus bus, int controller, int busNumber, int unit) {
        assertThat(DiskDefaults.address(bus, name)).contains(new Address.Drive(controller, busNumber, 0, unit));
    }

    @Test
    void controllersAreThereForWhatNeedsThem() {
        DomainDefinition domain = complete("<disk><target dev='hde'/></disk><disk><target dev='sda' bus='sata'/></disk>"
                + "<channel type='unix'><target type='virtio' name='a'/></channel><smartcard mode='host'/>"
                + "<controller type='usb' index='1'/><controller type='usb'/>");

        assertThat(domain.devices().controllers())
                .extracting(controller -> controller.type() + " " + controller.index())
                .containsExactly("USB 1", "USB 0", "IDE 0", "IDE 1", "SATA 0", "VIRTIO_SERIAL 0", "CCID 0");
    }

    @Test
    void aControllerThatIsThereIsUsed() {
        DomainDefinition domain = complete(
                "<controller type='scsi' index='0' model='virtio-scsi'/>" + "<disk><target dev='sda'/></disk>");

        assertThat(domain.devices().controllers()).extracting(Controller::model).containsExactly("virtio-scsi");
    }

    @Test
    void anAddressCannotAskForAnyNumberOfControllers() {
        String disk = "<disk><target dev='sda'/><address type='drive' controller='2000000000'/></disk>";

        assertThatExceptionOfType(VirtException.class)
                .isThrownBy(() -> complete(disk))
                .withMessageContaining("'2000000000'")
                .withMessageContaining("1023");
    }

    @Test
    @Timeout(20)
    void manyDisksCostNoMoreThanTheirNumber() {
        StringBuilder disks = new StringBuilder();
        for (int i = 40_000; i > 0; i--) {
            disks.append("<disk><target dev='").append(DiskNames.name("vd", i)).append("'/></disk>");
        }

        assertThat(complete(disks.toString()).devices().disks().get(0).target().dev())
                .isEqualTo("vdb");
    }

    @Test
    void theFirstSerialPortIsTheFirstConsole() {
        DomainDefinition domain = complete("<serial type='pty'/><serial type='null'/>");

        CharDevice.Console console =
                domain.devices().first(CharDevice.Console.class).orElseThrow();
        assertThat(console.source())
                .isEqualTo(domain.devices()
                        .first(CharDevice.Serial.class)
                        .orElseThrow()
                        .source());
        assertThat(console.target()).isEqualTo(new CharDevice.ConsoleTarget(CharDevice.ConsoleType.SERIAL, 0));
        assertThat(domain.devices().of(CharDevice.Serial.class))
                .extracting(serial -> serial.target().port())
                .containsExactly(0, 1);
    }

    @Test
    void aConsoleWithoutSerialPortMakesOne() {
        DomainDefinition domain = complete("<console type='file'><source path='/log'/></console>");

        assertThat(domain.devices().of(CharDevice.Serial.class))
                .extracting(serial -> serial.source().path())
                .containsExactly("/log");
    }

    @Test
    void aVirtioConsoleIsNoSerialPort() {
        DomainDefinition domain = complete("<console type='pty'><target type='virtio'/></console>");

        assertThat(domain.devices().of(CharDevice.Serial.class)).isEmpty();
        assertThat(domain.devices().of(CharDevice.Console.class)).hasSize(1);
    }

    @Test
    void onlyTheFirstConsoleCanBeASerialPort() {
        assertThatExceptionOfType(VirtException.class)
                .isThrownBy(
                        () -> complete("<console type='pty'/><console type='pty'><target type='serial'/></console>"))
                .withMessageContaining("first console");
    }

    @Test
    void interfacesGetAddressesOfTheirOwn() {
        DomainDefinition domain = complete("<interface type='user'/><interface type='user'/>"
                + "<interface type='user'><mac address='52:54:00:aa:bb:cc'/></interface>");

        assertThat(domain.devices().interfaces())
                .extracting(nic -> nic.mac().address().text())
                .doesNotHaveDuplicates()
                .allMatch(mac -> mac.startsWith("52:54:00:"))
                .contains("52:54:00:aa:bb:cc");
        assertThat(domain.devices().interfaces())
                .extracting(NetworkInterface::type)
                .hasSize(3);
    }

    @Test
    void idsAreRandomOnesOfVersionFour() {
        assertThat(Identity.uuid(new Random(5)).version()).isEqualTo(4);
        assertThat(Identity.uuid(new Random(5)).variant()).isEqualTo(2);
        assertThat(complete("").uuid()).isNotNull();
    }

    @Test
    void machinesBootFromTheirHardDisk() {
        assertThat(complete("").os().boot()).containsExactly(OperatingSystem.BootDevice.HD);
        assertThat(complete("").os().type().arch()).isEqualTo("x86_64");
        assertThat(complete("<disk><target dev='vda'/><boot order='1'/></disk>")
                        .os()
                        .boot())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<graphics type='vnc'/> | port='-1' autoport='yes'> | <listen type='address'/>",
                "<graphics type='vnc' port='5903'/> | port='5903' autoport='no'> | <listen type='address'/>",
                "<graphics type='vnc' listen='::1'/> | listen='::1'> | <listen type='address' address='::1'/>",
                "<graphics type='vnc' socket='/s'/> | socket='/s'> | <listen type='socket' socket='/s'/>",
                "<graphics type='spice' autoport='yes' port='1'/> | <graphics type='spice' autoport='yes'> | <listen type='address'/>"
            })
    void graphicsSayWhereTheyListen(String graphics, String first, String second) {
        String xml = DomainDocument.format(complete(graphics), FormatOptions.INACTIVE);

        assertThat(xml).contains(first, second);
    }

    @Test
    void completingAgainChangesNothing() {
        DomainDefinition once = complete("<disk device='cdrom'><target dev='hdc'/></disk><serial type='pty'/>"
                + "<disk><target dev='sdb' bus='scsi'/></disk><disk><target dev='hda'/></disk><graphics type='vnc'/>"
                + "<video><model type='vga'/></video><interface type='user'/><smartcard mode='host'/>"
                + "<filesystem><source dir='/a'/><target dir='a'/></filesystem><parallel type='null'/>");

        assertThat(GenericCompletion.complete(once, "riscv64", new Random(99))).isEqualTo(once);
        assertThat(once.devices().disks())
                .extracting(disk -> disk.target().dev())
                .containsExactly("hda", "hdc", "sdb");
        assertThat(once.devices().disks()).extracting(Disk::readonly).containsExactly(false, true, false);
    }

    private static DomainDefinition complete(String devices) {
        String xml = "<domain type='test'><name>a</name><memory>1</memory><os><type>hvm</type></os><devices>" + devices
                + "</devices></domain>";
        return GenericCompletion.complete(DomainDocument.parse(xml, ParseOptions.INACTIVE), "x86_64", new Random(42));
    }
}
