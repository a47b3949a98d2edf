package io.kavirt.driver.qemu.complete;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.driver.qemu.capabilities.QemuCapabilities;
import io.kavirt.driver.qemu.capabilities.SampleCapabilities;
import io.kavirt.model.domain.DomainDefinition;
import io.kavirt.model.xml.ReadOptions;
import io.kavirt.model.xml.XmlBinder;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DefinitionChecksTest {
    private static final QemuCapabilities QEMU = SampleCapabilities.pc();

    private static void check(String vcpus, String cpu, String devices) {
        String xml = "<domain type='qemu'><name>d</name><memory>65536</memory><vcpu>" + vcpus + "</vcpu>"
                + "<os><type>hvm</type></os>" + cpu + "<devices>" + devices + "</devices></domain>";
        DomainDefinition read = XmlBinder.read(DomainDefinition.class, xml, ReadOptions.of(ErrorDomain.QEMU));
        DefinitionChecks.check(new DomainCompletion(new Random(1)).forDefine(read, QEMU), QEMU);
    }

    @ParameterizedTest
    @CsvSource({"1000,has at most 255 processors", "256,<vcpu> asks for 256", "3,makes 2 processors"})
    void processorsThatCannotBe(String vcpus, String message) {
        assertThatThrownBy(() -> check(vcpus, "<cpu><topology sockets='2' cores='1' threads='1'/></cpu>", ""))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<disk type='file'><driver name='qemu' type='foo'/><source file='/x'/><target dev='vda'/></disk> | 'foo'",
                "<interface type='user'><mac address='53:54:00:00:00:01'/></interface> | '53:54:00:00:00:01'",
                "<interface type='bridge'/> | names no bridge"
            })
    void devicesThatCannotBe(String device, String message) {
        assertThatThrownBy(() -> check("1", "", device))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<disk type='file'><driver name='qemu' type='qcow2'/><source file='/x'/><target dev='vda'/></disk>",
                "<disk type='file' device='cdrom'><target dev='hda'/></disk>",
                "<interface type='user'><mac address='52:54:00:00:00:01'/></interface>",
                "<interface type='bridge'><source bridge='br0'/></interface>"
            })
    void devicesThatCanBe(String device) {
        assertThatCode(() -> check("255", "", device)).doesNotThrowAnyException();
    }
}
