package io.kavirt.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.kavirt.api.DomainRef;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.domain.AffectFlag;
import io.kavirt.api.domain.ControlState;
import io.kavirt.api.domain.DomainInfo;
import io.kavirt.api.domain.DomainInspection;
import io.kavirt.api.domain.DomainResources;
import io.kavirt.api.domain.DomainState;
import io.kavirt.api.domain.DomainStatsRecord;
import io.kavirt.api.domain.JobType;
import io.kavirt.api.domain.KeycodeSet;
import io.kavirt.api.domain.MemoryFlag;
import io.kavirt.api.domain.MetadataType;
import io.kavirt.api.domain.Screenshot;
import io.kavirt.api.domain.StatsFlag;
import io.kavirt.api.domain.StatsType;
import io.kavirt.api.domain.VcpuFlag;
import io.kavirt.api.domain.XmlFlag;
import io.kavirt.api.event.DomainEvent;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Metadata, memory, processors and figures, of definitions and of running guests. */
abstract class ConfigurationChecks extends DefinitionChecks {
    private static final ErrorCode[] CANNOT = {
        ErrorCode.OPERATION_UNSUPPORTED,
        ErrorCode.OPERATION_INVALID,
        ErrorCode.CONFIG_UNSUPPORTED,
        ErrorCode.ARGUMENT_UNSUPPORTED,
        ErrorCode.NO_SUPPORT
    };

    @Test
    void titleDescriptionAndElementsAreKept() {
        DomainRef domain = define("metadata");
        DomainInspection inspection = session().inspection(domain);
        refused(() -> inspection.metadata(MetadataType.TITLE, null, Set.of()), ErrorCode.NO_DOMAIN_METADATA);

        inspection.setMetadata(MetadataType.TITLE, "A <title>", null, null, Set.of());
        inspection.setMetadata(MetadataType.DESCRIPTION, "Two\nlines", null, null, Set.of(AffectFlag.CONFIG));
        inspection.setMetadata(
                MetadataType.ELEMENT, "<owner since='1'>me</owner>", "kit", "urn:kit", Set.of(AffectFlag.CONFIG));

        assertThat(inspection.metadata(MetadataType.TITLE, null, Set.of())).isEqualTo("A <title>");
        assertThat(inspection.metadata(MetadataType.DESCRIPTION, null, Set.of(AffectFlag.CONFIG)))
                .isEqualTo("Two\nlines");
        assertThat(inspection.metadata(MetadataType.ELEMENT, "urn:kit", Set.of()))
                .contains("owner")
                .contains("me");
        String xml = inspection.xmlDesc(Set.of(XmlFlag.INACTIVE));
        assertThat(xml).contains("<title>A &lt;title&gt;</title>").contains("urn:kit");
        assertThat(events().events())
                .filteredOn(event -> event instanceof DomainEvent.MetadataChange change
                        && change.domain().uuid().equals(domain.uuid()))
                .extracting(event -> ((DomainEvent.MetadataChange) event).type())
                .containsExactly(MetadataType.TITLE, MetadataType.DESCRIPTION, MetadataType.ELEMENT);

        assertMetadataRefusals(inspection);
        inspection.setMetadata(MetadataType.TITLE, null, null, null, Set.of());
        inspection.setMetadata(MetadataType.ELEMENT, null, null, "urn:kit", Set.of());
        refused(() -> inspection.metadata(MetadataType.TITLE, null, Set.of()), ErrorCode.NO_DOMAIN_METADATA);
        assertThat(inspection.xmlDesc(Set.of())).doesNotContain("<title>").doesNotContain("urn:kit");
    }

    private static void assertMetadataRefusals(DomainInspection inspection) {
        refused(() -> inspection.setMetadata(MetadataType.TITLE, "a\nb", null, null, Set.of()), ErrorCode.INVALID_ARG);
        refused(
                () -> inspection.setMetadata(MetadataType.ELEMENT, "<open", "kit", "urn:kit", Set.of()),
                ErrorCode.XML_ERROR,
                ErrorCode.XML_DETAIL,
                ErrorCode.INVALID_ARG);
        refused(
                () -> inspection.setMetadata(MetadataType.DESCRIPTION, "x", null, null, Set.of(AffectFlag.LIVE)),
                ErrorCode.OPERATION_INVALID);
        refused(() -> inspection.metadata(MetadataType.ELEMENT, "urn:other", Set.of()), ErrorCode.NO_DOMAIN_METADATA);
    }

    @Test
    void memoryOfADefinitionIsSet() {
        DomainRef domain = define("memory");
        DomainResources resources = session().resources(domain);
        long max = resources.maxMemory();

        resources.setMemoryFlags(2 * max, Set.of(MemoryFlag.CONFIG, MemoryFlag.MAXIMUM));
        resources.setMemoryFlags(max, Set.of(MemoryFlag.CONFIG));

        DomainInfo info = session().inspection(domain).info();
        assertThat(info.maxMemory()).isEqualTo(2 * max).isEqualTo(resources.maxMemory());
        assertThat(info.memory()).isEqualTo(max);
        refused(() -> resources.setMemoryFlags(3 * max, Set.of(MemoryFlag.CONFIG)), ErrorCode.INVALID_ARG);
        refused(() -> resources.setMemoryFlags(0, Set.of(MemoryFlag.CONFIG)), ErrorCode.INVALID_ARG);
        refused(() -> resources.setMemoryFlags(max, Set.of(MemoryFlag.LIVE)), ErrorCode.OPERATION_INVALID);
        resources.setMemoryFlags(max, Set.of(MemoryFlag.MAXIMUM));
        assertThat(resources.maxMemory()).isEqualTo(max);
    }

    @Test
    void processorsOfADefinitionAreSet() {
        DomainRef domain = define("vcpus");
        DomainResources resources = session().resources(domain);

        resources.setVcpusFlags(3, Set.of(VcpuFlag.CONFIG, VcpuFlag.MAXIMUM));
        resources.setVcpusFlags(2, Set.of(VcpuFlag.CONFIG));

        assertThat(resources.vcpusFlags(Set.of(VcpuFlag.CONFIG))).isEqualTo(2);
        assertThat(resources.vcpusFlags(Set.of())).isEqualTo(2);
        assertThat(resources.vcpusFlags(Set.of(VcpuFlag.CONFIG, VcpuFlag.MAXIMUM)))
                .isEqualTo(3);
        assertThat(session().inspection(domain).xmlDesc(Set.of(XmlFlag.INACTIVE)))
                .contains("current='2'>3</vcpu>");
        assertThat(refused(() -> resources.setVcpusFlags(4, Set.of(VcpuFlag.CONFIG)), ErrorCode.INVALID_ARG)
                        .getMessage())
                .contains("4")
                .contains("3");
        refused(() -> resources.setVcpusFlags(0, Set.of(VcpuFlag.CONFIG)), ErrorCode.INVALID_ARG);
        refused(() -> resources.setVcpusFlags(1, Set.of(VcpuFlag.LIVE)), ErrorCode.OPERATION_INVALID);
        refused(() -> resources.vcpusFlags(Set.of(VcpuFlag.LIVE)), ErrorCode.OPERATION_INVALID);
    }

    @Test
    void figuresOfManyDomainsAreGathered() {
        DomainRef domain = define("figures");

        List<DomainStatsRecord> all = session().domains().allDomainStats(List.of(), Set.of(StatsType.STATE), Set.of());
        assertThat(all).extracting(each -> each.domain().uuid()).contains(domain.uuid());

        List<DomainStatsRecord> one =
                session().domains().allDomainStats(List.of(domain), Set.of(StatsType.STATE), Set.of());
        assertThat(one).hasSize(1);
        assertThat(one.get(0).parameters().get("state.state").orElseThrow().value())
                .isEqualTo(DomainState.SHUTOFF.code());
        assertThat(session().domains().allDomainStats(List.of(domain), Set.of(), Set.of(StatsFlag.ACTIVE)))
                .isEmpty();
        assertThat(session().domains().allDomainStats(List.of(domain), Set.of(), Set.of(StatsFlag.INACTIVE)))
                .hasSize(1);
    }

    final void checkLiveMetadata(DomainRef domain) {
        DomainInspection inspection = session().inspection(domain);
        inspection.setMetadata(MetadataType.TITLE, "live", null, null, Set.of(AffectFlag.LIVE));
        inspection.setMetadata(
                MetadataType.DESCRIPTION, "both", null, null, Set.of(AffectFlag.LIVE, AffectFlag.CONFIG));

        assertThat(inspection.metadata(MetadataType.TITLE, null, Set.of(AffectFlag.LIVE)))
                .isEqualTo("live");
        refused(
                () -> inspection.metadata(MetadataType.TITLE, null, Set.of(AffectFlag.CONFIG)),
                ErrorCode.NO_DOMAIN_METADATA);
        assertThat(inspection.metadata(MetadataType.DESCRIPTION, null, Set.of(AffectFlag.CONFIG)))
                .isEqualTo("both");
        assertThat(inspection.xmlDesc(Set.of())).contains("<title>live</title>");
        assertThat(inspection.xmlDesc(Set.of(XmlFlag.INACTIVE))).doesNotContain("<title>");
        assertThat(inspection.controlInfo(Set.of()).state()).isEqualTo(ControlState.OK);
    }

    final void checkLiveMemory(DomainRef domain) {
        DomainResources resources = session().resources(domain);
        DomainInfo info = session().inspection(domain).info();
        refused(
                () -> resources.setMemoryFlags(2 * info.maxMemory(), Set.of(MemoryFlag.MAXIMUM, MemoryFlag.LIVE)),
                ErrorCode.OPERATION_INVALID,
                ErrorCode.OPERATION_UNSUPPORTED);
        refused(
                () -> resources.setMemoryFlags(2 * info.maxMemory(), Set.of(MemoryFlag.LIVE)),
                ErrorCode.INVALID_ARG,
                ErrorCode.OPERATION_INVALID);
        long less = info.maxMemory() / 2;
        if (!has(Behaviour.LIVE_MEMORY)) {
            refused(() -> resources.setMemoryFlags(less, Set.of(MemoryFlag.LIVE)), CANNOT);
            return;
        }
        resources.setMemoryFlags(less, Set.of(MemoryFlag.LIVE));
        assertThat(session().inspection(domain).xmlDesc(Set.of(XmlFlag.INACTIVE)))
                .contains("<currentMemory unit='KiB'>" + info.maxMemory() + "</currentMemory>");
    }

    final void checkLiveVcpus(DomainRef domain) {
        DomainResources resources = session().resources(domain);
        int max = resources.vcpusFlags(Set.of(VcpuFlag.LIVE, VcpuFlag.MAXIMUM));
        assertThat(resources.maxVcpus()).isEqualTo(max);
        assertThat(resources.vcpusFlags(Set.of(VcpuFlag.LIVE))).isBetween(1, max);
        refused(() -> resources.setVcpusFlags(max + 1, Set.of(VcpuFlag.LIVE)), ErrorCode.INVALID_ARG);
        if (!has(Behaviour.LIVE_VCPUS)) {
            refused(() -> resources.setVcpusFlags(max, Set.of(VcpuFlag.LIVE)), CANNOT);
            return;
        }
        resources.setVcpusFlags(max, Set.of(VcpuFlag.LIVE));
        assertThat(resources.vcpusFlags(Set.of(VcpuFlag.LIVE))).isEqualTo(max);
        assertThat(resources.vcpusFlags(Set.of(VcpuFlag.CONFIG))).isEqualTo(1);
    }

    /** Lets the domain start with one processor of two, so that there is one to add. */
    final void addSpareVcpu(DomainRef domain) {
        DomainResources resources = session().resources(domain);
        resources.setVcpusFlags(2, Set.of(VcpuFlag.CONFIG, VcpuFlag.MAXIMUM));
        resources.setVcpusFlags(1, Set.of(VcpuFlag.CONFIG));
    }

    final void checkStatistics(DomainRef domain) {
        DomainStatsRecord record = session()
                .domains()
                .allDomainStats(List.of(domain), Set.of(StatsType.STATE), Set.of(StatsFlag.RUNNING))
                .get(0);
        assertThat(record.domain().id()).isPositive();
        assertThat(record.parameters().get("state.state").orElseThrow().value()).isEqualTo(DomainState.RUNNING.code());
        assertThat(session().statistics(domain).memoryStats(Set.of()))
                .as("what the balloon tells")
                .isNotEmpty();
        if (has("DomainStatistics.interfaceStats")) {
            refused(
                    () -> session().statistics(domain).interfaceStats("nonesuch"),
                    ErrorCode.INVALID_ARG,
                    ErrorCode.OPERATION_FAILED);
        }
        if (has("DomainStatistics.blockStats")) {
            refused(() -> session().statistics(domain).blockStats("nonesuch"), ErrorCode.INVALID_ARG);
        }
        if (has("DomainStatistics.blockInfo")) {
            refused(() -> session().statistics(domain).blockInfo("nonesuch", Set.of()), ErrorCode.INVALID_ARG);
        }
        if (has("DomainJobs.jobInfo")) {
            assertThat(session().jobs(domain).jobInfo().type()).isEqualTo(JobType.NONE);
        }
        if (has("DomainJobs.abortJob")) {
            refused(() -> session().jobs(domain).abortJob(), ErrorCode.OPERATION_INVALID);
        }
    }

    final void checkConsole(DomainRef domain) {
        if (has("DomainConsole.sendKey")) {
            session().console(domain).sendKey(KeycodeSet.LINUX, 0, List.of(30), Set.of());
            refused(
                    () -> session().console(domain).sendKey(KeycodeSet.LINUX, 0, List.of(99_999), Set.of()),
                    ErrorCode.INVALID_ARG,
                    ErrorCode.INTERNAL_ERROR);
        }
        if (!has("DomainConsole.screenshot")) {
            return;
        }
        if (!has(Behaviour.SCREEN)) {
            refused(() -> session().console(domain).screenshot(0, Set.of()), CANNOT);
            return;
        }
        Screenshot screenshot = session().console(domain).screenshot(0, Set.of());
        assertThat(screenshot.mime()).startsWith("image/");
        long bytes = 0;
        ByteBuffer buffer = ByteBuffer.allocate(65_536);
        for (int count = screenshot.stream().receive(buffer);
                count >= 0;
                count = screenshot.stream().receive(buffer.clear())) {
            bytes += count;
        }
        screenshot.stream().finish();
        assertThat(bytes).isPositive();
        refused(
                () -> session().console(domain).screenshot(77, Set.of()),
                ErrorCode.INVALID_ARG,
                ErrorCode.OPERATION_FAILED);
    }
}
