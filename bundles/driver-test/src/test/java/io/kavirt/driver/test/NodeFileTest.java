package io.kavirt.driver.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kavirt.api.DomainRef;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.VirtException;
import io.kavirt.api.domain.DomainState;
import io.kavirt.api.domain.ListFlag;
import io.kavirt.api.driver.SessionRequest;
import io.kavirt.api.host.NodeInfo;
import io.kavirt.testkit.FakeDriverContext;
import io.kavirt.testkit.OpenSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hosts that a file describes. */
class NodeFileTest {
    private static final String NODE = """
            <node>
              <cpu><mhz>6000</mhz><model>vroom</model><active>50</active>
                <nodes>4</nodes><sockets>4</sockets><cores>4</cores><threads>2</threads></cpu>
              <memory>8192000</memory>
              <domain type='test' xmlns:test='http://libvirt.org/schemas/domain/test/1.0'>
                <name>runs</name><uuid>11111111-0000-0000-0000-000000000001</uuid>
                <memory>1024</memory><os><type>hvm</type></os>
              </domain>
              <domain type='test' xmlns:test='http://libvirt.org/schemas/domain/test/1.0'>
                <name>off</name><memory>1024</memory><os><type>hvm</type></os>
                <test:runstate>5</test:runstate><test:hasmanagedsave>1</test:hasmanagedsave>
              </domain>
              <domain type='test' xmlns:test='http://libvirt.org/schemas/domain/test/1.0'>
                <name>passing</name><memory>1024</memory><os><type>hvm</type></os>
                <test:runstate>3</test:runstate><test:transient>1</test:transient>
              </domain>
              <domain file='other.xml'/>
              <network><name>left to its driver</name></network>
            </node>
            """;

    @TempDir
    Path folder;

    private final FakeDriverContext context = new FakeDriverContext();
    private TestDriver driver = new TestDriver(context);
    private Path file;

    @BeforeEach
    void writeFiles() throws IOException {
        file = Files.writeString(folder.resolve("node.xml"), NODE);
        Files.writeString(
                folder.resolve("other.xml"),
                "<domain type='test'><name>other</name><memory>1024</memory><os><type>hvm</type></os></domain>");
    }

    @AfterEach
    void close() {
        context.close();
    }

    private OpenSession open(Path path) {
        return OpenSession.open(driver, "test://" + path);
    }

    @Test
    void theHostIsAsDescribed() {
        OpenSession session = open(file);

        assertThat(session.host().nodeInfo()).isEqualTo(new NodeInfo("vroom", 8_192_000, 50, 6000, 4, 4, 4, 2));
        assertThat(session.session().uri()).isEqualTo("test://" + file);
        assertThat(session.domains().listAllDomains(Set.of()))
                .extracting(DomainRef::name)
                .containsExactlyInAnyOrder("runs", "off", "passing", "other");
        assertThat(session.domains().domainLookupByName("runs").id()).isEqualTo(1);
        DomainRef passing = session.domains().domainLookupByName("passing");
        assertThat(session.inspection(passing).state(Set.of()).state()).isEqualTo(DomainState.PAUSED);
        assertThat(session.inspection(passing).isPersistent()).isFalse();
        assertThat(session.inspection(passing).xmlDesc(Set.of())).doesNotContain("runstate");
        assertThat(session.domains().listAllDomains(Set.of(ListFlag.MANAGEDSAVE)))
                .extracting(DomainRef::name)
                .containsExactly("off");
    }

    @Test
    void aMinimalFileTakesTheRestFromTheDefaultHost() throws IOException {
        OpenSession session = open(Files.writeString(folder.resolve("least.xml"), "<node/>"));

        assertThat(session.host().nodeInfo()).isEqualTo(HostFacet.NODE);
        assertThat(session.domains().numOfDomains()).isZero();
    }

    @Test
    void eachConnectionHasItsOwnHost() {
        OpenSession one = open(file);
        OpenSession two = open(file);

        one.lifecycle(one.domains().domainLookupByName("runs")).destroyFlags(Set.of());

        assertThat(two.domains().domainLookupByName("runs").id()).isEqualTo(1);
        assertThat(one.session().eventScope()).isNotEqualTo(two.session().eventScope());
    }

    @Test
    void anUpgradeKeepsTheHostOfEachConnection() {
        SessionRequest requestOne = OpenSession.request("test://" + file);
        SessionRequest requestTwo = OpenSession.request("test://" + file);
        OpenSession one = OpenSession.open(driver, requestOne);
        OpenSession two = OpenSession.open(driver, requestTwo);
        one.lifecycle(one.domains().domainLookupByName("runs")).destroyFlags(Set.of());
        String scope = one.session().eventScope();
        // Core may close sessions before or after the driver leaves.
        two.close();

        driver.stop();
        driver = new TestDriver(context);
        OpenSession nextTwo = OpenSession.open(driver, requestTwo);
        OpenSession nextOne = OpenSession.open(driver, requestOne);

        assertThat(nextOne.domains().domainLookupByName("runs").id()).isEqualTo(DomainRef.INACTIVE);
        assertThat(nextOne.session().eventScope()).isEqualTo(scope);
        assertThat(nextOne.host().nodeInfo().model()).isEqualTo("vroom");
        assertThat(nextTwo.domains().domainLookupByName("runs").id()).isEqualTo(1);
        assertThat(context.handover().size()).isZero();
    }

    @Test
    void aSecondSessionOfTheSameConnectionSeesTheSameHost() {
        SessionRequest request = OpenSession.request("test://" + file);
        OpenSession one = OpenSession.open(driver, request);
        one.lifecycle(one.domains().domainLookupByName("runs")).destroyFlags(Set.of());

        try (OpenSession again = OpenSession.open(driver, request)) {
            assertThat(again.domains().domainLookupByName("runs").id()).isEqualTo(DomainRef.INACTIVE);
        }
        assertThat(one.domains().listAllDomains(Set.of())).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <node>                       | <nod>                          | XML_DETAIL | node.xml
                    <test:runstate>5             | <test:runstate>9               | XML_ERROR  | 9
                    <test:runstate>5             | <test:runstate>five            | XML_ERROR  | five
                    <memory>8192000              | <memory>lots                   | XML_ERROR  | lots
                    <name>off</name>             | <name>runs</name>              | OPERATION_FAILED | runs
                    <name>off</name>             | <nam>off</nam>                 | XML_ERROR  | node.xml
                    other.xml                    | missing.xml                    | SYSTEM_ERROR | missing.xml
                    other.xml                    | node.xml                       | XML_ERROR  | accepted is 'domain'
                    """)
    void aWrongFileIsRefusedWithItsName(String part, String wrong, ErrorCode code, String named) throws IOException {
        Files.writeString(file, NODE.replaceFirst(part, wrong));

        assertThatThrownBy(() -> open(file))
                .isInstanceOfSatisfying(
                        VirtException.class, error -> assertThat(error.code()).isEqualTo(code))
                .hasMessageContaining(named);
    }

    @Test
    void aMissingFileIsRefused() {
        assertThatThrownBy(() -> open(folder.resolve("nonesuch.xml")))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("nonesuch.xml")
                .hasMessageContaining("No such file");
    }
}
