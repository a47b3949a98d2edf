package io.kavirt.model.capabilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kavirt.model.Documents;
import io.kavirt.model.RandomRecords;
import io.kavirt.model.common.CpuSet;
import io.kavirt.model.common.YesNo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CapabilitiesDocumentTest {
    @Test
    void partsStandApart() {
        HostCapabilities.Cell cell = new HostCapabilities.Cell(
                0,
                1024L,
                List.of(new HostCapabilities.Pages(HostCapabilities.PageSize.ofKib(4), 256L)),
                List.of(),
                HostCapabilities.Cpus.of(List.of(new HostCapabilities.Processor(0, 0, 0, 0, CpuSet.of(0, 1)))));
        HostCapabilities host = new HostCapabilities(
                null,
                HostCpu.of("x86_64"),
                new HostCapabilities.PowerManagement(false, false, false),
                YesNo.NO,
                null,
                null,
                HostCapabilities.Topology.of(List.of(cell)),
                null,
                null,
                List.of());
        GuestCapabilities guest = new GuestCapabilities(
                "hvm",
                new GuestCapabilities.Arch(
                        "x86_64",
                        64,
                        "/usr/bin/qemu-system-x86_64",
                        null,
                        List.of(new GuestCapabilities.Machine("pc-i440fx-7.2", 255, null, "pc")),
                        List.of(GuestCapabilities.Hypervisor.of("qemu"))),
                null);

        String xml = CapabilitiesDocument.format(new Capabilities(host, List.of(guest)));

        assertThat(xml).isEqualTo("""
                <capabilities>

                  <host>
                    <cpu>
                      <arch>x86_64</arch>
                    </cpu>
                    <power_management/>
                    <iommu support='no'/>
                    <topology>
                      <cells num='1'>
                        <cell id='0'>
                          <memory unit='KiB'>1024</memory>
                          <pages unit='KiB' size='4'>256</pages>
                          <cpus num='1'>
                            <cpu id='0' socket_id='0' die_id='0' core_id='0' siblings='0-1'/>
                          </cpus>
                        </cell>
                      </cells>
                    </topology>
                  </host>

                  <guest>
                    <os_type>hvm</os_type>
                    <arch name='x86_64'>
                      <wordsize>64</wordsize>
                      <emulator>/usr/bin/qemu-system-x86_64</emulator>
                      <machine canonical='pc-i440fx-7.2' maxCpus='255'>pc</machine>
                      <domain type='qemu'/>
                    </arch>
                  </guest>

                </capabilities>
                """);
    }

    @Property(tries = 200)
    void whatWasReadIsWrittenAndReadTheSame(@ForAll long seed) {
        String host = CapabilitiesDocument.format(new RandomRecords(seed).make(Capabilities.class));
        assertThat(CapabilitiesDocument.format(CapabilitiesDocument.parse(host)))
                .isEqualTo(host);

        String domain = CapabilitiesDocument.format(new RandomRecords(seed).make(DomainCapabilities.class));
        assertThat(CapabilitiesDocument.format(CapabilitiesDocument.parseDomain(domain)))
                .isEqualTo(domain);
    }

    @Test
    void documentsOfTheCorpusComeBackByteForByte() throws IOException {
        Path corpus = Documents.corpus().orElse(null);
        assumeTrue(corpus != null, "no corpus at ../shared/corpus beside the project: skipped");
        for (String kind : List.of("domain", "guest", "host")) {
            try (Stream<Path> files = Files.list(corpus.resolve("capabilities").resolve(kind))) {
                files.filter(file -> file.toString().endsWith(".xml")).forEach(file -> {
                    String xml = Documents.read(file);
                    String back = kind.equals("domain")
                            ? CapabilitiesDocument.format(CapabilitiesDocument.parseDomain(xml))
                            : CapabilitiesDocument.format(CapabilitiesDocument.parse(xml));
                    assertThat(back).as(file.toString()).isEqualTo(xml);
                });
            }
        }
    }
}
