package io.kavirt.driver.qemu.capabilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.VirtException;
import io.kavirt.linux.host.HostFacts;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Capabilities documents. */
class DocumentsTest {
    private final QemuCapabilities qemu = SampleCapabilities.pc();

    @Test
    void describesTheHostAndItsGuests() {
        String xml = HostDocument.of(new HostFacts(), List.of(qemu));

        assertThat(xml)
                .startsWith("<capabilities>\n")
                .endsWith("</capabilities>\n")
                .contains("    <arch name='x86_64'>\n      <wordsize>64</wordsize>\n")
                .contains("<machine maxCpus='255'>pc-i440fx-7.2</machine>\n")
                .contains("<machine canonical='pc-q35-7.2' maxCpus='288'>q35</machine>\n")
                .contains("<domain type='qemu'/>\n")
                .doesNotContain("<domain type='kvm'/>")
                .containsPattern("<memory unit='KiB'>[0-9]+</memory>");
    }

    @Test
    void describesWhatAGuestCanHave() {
        String xml = DomainDocument.of(qemu, "q35", null);

        assertThat(xml)
                .contains("<domain>qemu</domain>\n  <machine>pc-q35-7.2</machine>\n  <arch>x86_64</arch>\n")
                .contains("<vcpu max='288'/>")
                .contains("<mode name='host-passthrough' supported='no'/>")
                .contains("<model usable='yes' vendor='unknown'>qemu64</model>")
                .contains("<model usable='no' vendor='AMD'>EPYC</model>")
                .doesNotContain("EPYC-v1")
                .doesNotContain("<value>ide</value>")
                .contains("<value>sata</value>");
    }

    @Test
    void refusesUnknownMachinesAndTypes() {
        assertThatThrownBy(() -> DomainDocument.of(qemu, "toaster", null))
                .isInstanceOfSatisfying(
                        VirtException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARG))
                .hasMessageContaining("'toaster'")
                .hasMessageContaining("pc-q35-7.2");
        assertThatThrownBy(() -> DomainDocument.of(qemu, null, "kvm")).hasMessageContaining("accepted: qemu");
    }
}
