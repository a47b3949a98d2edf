package io.kavirt.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every command that virsh has for what the first version does, on the test driver. */
final class InMemoryVirshIT {
    private static final String UUID = "6695eb01-f6a4-8304-79aa-97f2502e193f";

    private static KavirtDaemon daemon;
    private static Virsh virsh;

    @BeforeAll
    static void start() {
        Needs.virsh();
        daemon = KavirtDaemon.started();
        virsh = daemon.virsh("test");
    }

    @AfterAll
    static void stop() {
        if (daemon != null) {
            daemon.close();
        }
    }

    @BeforeEach
    void defineGuest() throws IOException {
        virsh.call(
                "define", document("it", "8f5b6f0e-7f4e-4b9e-a0c4-111111111111").toString());
    }

    @AfterEach
    void removeGuests() {
        for (String name : virsh.call("list", "--all", "--name").split("\\s+")) {
            if (!name.isEmpty() && !name.equals("test")) {
                virsh.run("destroy", name);
                virsh.run("undefine", name, "--managed-save");
            }
        }
    }

    private static Path document(String name, String uuid) throws IOException {
        Path file = daemon.root().resolve(name + ".xml");
        return Files.writeString(file, """
                <domain type='test'>
                  <name>%s</name>
                  <uuid>%s</uuid>
                  <memory unit='MiB'>64</memory>
                  <vcpu>4</vcpu>
                  <os><type>hvm</type></os>
                  <devices>
                    <disk type='file' device='disk'>
                      <source file='/guest/disk'/>
                      <target dev='vdb' bus='virtio'/>
                    </disk>
                    <interface type='network'>
                      <mac address='52:54:00:12:34:56'/>
                      <source network='default'/>
                      <target dev='it0'/>
                    </interface>
                    <console type='pty'/>
                    <graphics type='vnc' port='5907'/>
                  </devices>
                </domain>
                """.formatted(name, uuid));
    }

    private static List<String> names(String... filters) {
        String[] words = new String[filters.length + 2];
        words[0] = "list";
        words[1] = "--name";
        System.arraycopy(filters, 0, words, 2, filters.length);
        return Arrays.stream(virsh.call(words).split("\\s+"))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** {@code key: value} lines. */
    private static Map<String, String> table(String text, String separator) {
        Map<String, String> result = new TreeMap<>();
        text.lines().filter(line -> line.contains(separator)).forEach(line -> {
            String[] parts = line.split(separator, 2);
            result.put(parts[0].strip(), parts[1].strip());
        });
        return result;
    }

    @Test
    void theHostTellsAboutItself() {
        assertThat(virsh.call("uri")).isEqualTo(daemon.uri("test"));
        assertThat(virsh.call("version")).contains("Using API: TEST ").contains("Running hypervisor: TEST 0.0.2");
        assertThat(virsh.call("hostname")).isEqualTo(Command.run("uname", "-n").orFail());
        assertThat(table(virsh.call("nodeinfo"), ":"))
                .containsEntry("CPU model", "i686")
                .containsEntry("CPU(s)", "16")
                .containsEntry("Memory size", "3145728 KiB");
        assertThat(virsh.call("capabilities"))
                .startsWith("<capabilities>")
                .contains("<arch>i686</arch>", "<domain type='test'/>");
        assertThat(virsh.call("domcapabilities")).contains("<domain>test</domain>", "<vcpu max='32'/>");
    }

    @Test
    void listFilters() {
        assertThat(names()).containsExactly("test");
        assertThat(names("--all")).containsExactlyInAnyOrder("test", "it");
        assertThat(names("--inactive")).containsExactly("it");
        assertThat(names("--all", "--persistent")).containsExactlyInAnyOrder("test", "it");
        assertThat(names("--all", "--transient")).isEmpty();
        assertThat(names("--all", "--state-running")).containsExactly("test");
        assertThat(names("--all", "--state-shutoff")).containsExactly("it");
        assertThat(names("--all", "--state-paused")).isEmpty();
        assertThat(names("--all", "--state-other")).isEmpty();
        assertThat(names("--all", "--with-snapshot")).isEmpty();
        assertThat(names("--all", "--without-snapshot")).hasSize(2);
        assertThat(names("--all", "--with-checkpoint")).isEmpty();
        assertThat(names("--all", "--without-checkpoint")).hasSize(2);
        assertThat(names("--all", "--with-managed-save")).isEmpty();
        assertThat(names("--all", "--without-managed-save")).hasSize(2);
        assertThat(names("--all", "--autostart")).isEmpty();
        assertThat(names("--all", "--no-autostart")).hasSize(2);
        assertThat(virsh.call("list", "--uuid")).isEqualTo(UUID);
        assertThat(virsh.call("list", "--all").lines().map(line -> line.strip().replaceAll(" +", " ")))
                .contains("1 test running", "- it shut off");
    }

    @Test
    void listFollowsTheStates() {
        virsh.call("autostart", "it");
        virsh.call("start", "it");
        assertThat(names("--autostart")).containsExactly("it");
        virsh.call("suspend", "it");
        assertThat(names("--state-paused")).containsExactly("it");
        virsh.call("managedsave", "it");
        assertThat(names("--all", "--with-managed-save")).containsExactly("it");
        assertThat(virsh.call("list", "--all", "--managed-save")).contains("saved");
        virsh.call("start", "it");
        virsh.call("undefine", "it");
        assertThat(names("--transient")).containsExactly("it");
        virsh.call("destroy", "it");
        assertThat(names("--all")).containsExactly("test");
    }

    @Test
    void namesNumbersAndUuids() {
        assertThat(virsh.call("domid", "test")).isEqualTo("1");
        assertThat(virsh.call("domuuid", "test")).isEqualTo(UUID);
        assertThat(virsh.call("domname", "1")).isEqualTo("test");
        assertThat(virsh.call("domname", UUID)).isEqualTo("test");
        assertThat(virsh.call("domid", "it")).isEqualTo("-");
        assertThat(table(virsh.call("dominfo", "test"), ":"))
                .containsEntry("Id", "1")
                .containsEntry("Name", "test")
                .containsEntry("UUID", UUID)
                .containsEntry("OS Type", "linux")
                .containsEntry("State", "running")
                .containsEntry("CPU(s)", "2")
                .containsEntry("Max memory", "8388608 KiB")
                .containsEntry("Used memory", "2097152 KiB")
                .containsEntry("Persistent", "yes")
                .containsEntry("Autostart", "disable")
                .containsEntry("Managed save", "no");
        assertThat(virsh.call("domstate", "it", "--reason")).startsWith("shut off (");
    }

    @Test
    void documents() {
        assertThat(virsh.call("dumpxml", "test"))
                .startsWith("<domain type='test' id='1'>\n  <name>test</name>\n  <uuid>" + UUID + "</uuid>\n"
                        + "  <memory unit='KiB'>8388608</memory>\n")
                .contains("<address type='pci' domain='0x0000' bus='0x01' slot='0x00' function='0x0'/>");
        assertThat(virsh.call("dumpxml", "test", "--inactive")).startsWith("<domain type='test'>\n");
        assertThat(virsh.call("dumpxml", "test", "--security-info")).startsWith("<domain type='test' id='1'>");
        assertThat(virsh.call("dumpxml", "test", "--migratable")).contains("<name>test</name>");
        assertThat(virsh.call("dumpxml", "it"))
                .contains(
                        "<mac address='52:54:00:12:34:56'/>",
                        "<graphics type='vnc' port='5907'",
                        "<vcpu placement='static'>4");
    }

    @Test
    void aGuestsLifeIsSeenByWatchers() {
        try (Background watcher = new Background(
                List.of("virsh", "-q", "-c", daemon.uri("test"), "event", "--event", "lifecycle", "--loop"))) {
            // The watcher has no word for "ready": poke until the first event comes through.
            Await.until("the watcher listens", () -> {
                virsh.run("suspend", "test");
                virsh.run("resume", "test");
                return watcher.said().contains("'test': Resumed");
            });
            virsh.call("start", "it");
            assertThat(virsh.call("domstate", "it", "--reason")).isEqualTo("running (booted)");
            virsh.call("suspend", "it");
            assertThat(virsh.call("domstate", "it", "--reason")).isEqualTo("paused (user)");
            virsh.call("resume", "it");
            virsh.call("reboot", "it");
            virsh.call("shutdown", "it");
            assertThat(virsh.call("domstate", "it", "--reason")).isEqualTo("shut off (shutdown)");
            virsh.call("start", "it");
            virsh.call("destroy", "it");
            assertThat(virsh.call("domstate", "it", "--reason")).isEqualTo("shut off (destroyed)");
            virsh.call("undefine", "it");
            watcher.awaitSaid("'it': Undefined");
            assertThat(watcher.said()
                            .lines()
                            .filter(line -> line.contains("'it'"))
                            .map(line -> line.replaceAll(".*'it': ", "")))
                    .containsSubsequence(
                            "Started Booted",
                            "Suspended Paused",
                            "Resumed Unpaused",
                            "Stopped Shutdown",
                            "Started Booted",
                            "Stopped Destroyed",
                            "Undefined Removed");
        }
    }

    @Test
    void aGuestWithoutDefinitionIsGoneWithItsLife() throws IOException {
        virsh.call(
                "create",
                document("passing", "8f5b6f0e-7f4e-4b9e-a0c4-222222222222").toString(),
                "--paused");
        assertThat(virsh.call("domstate", "passing")).isEqualTo("paused");
        assertThat(table(virsh.call("dominfo", "passing"), ":")).containsEntry("Persistent", "no");
        virsh.call("destroy", "passing");
        assertThat(names("--all")).doesNotContain("passing");
    }

    @Test
    void memoryAndProcessors() {
        virsh.call("setmaxmem", "it", "128M", "--config");
        virsh.call("setmem", "it", "96M", "--config");
        virsh.call("setvcpus", "it", "2", "--config");
        assertThat(virsh.call("dumpxml", "it"))
                .contains(
                        "<memory unit='KiB'>131072</memory>",
                        "<currentMemory unit='KiB'>98304</currentMemory>",
                        "<vcpu placement='static' current='2'>4</vcpu>");
        virsh.call("start", "it");
        virsh.call("setvcpus", "it", "3", "--live");
        virsh.call("setmem", "it", "80M", "--live");
        assertThat(virsh.call("vcpucount", "it", "--live", "--current")).isEqualTo("3");
        assertThat(virsh.call("vcpucount", "it", "--config", "--maximum")).isEqualTo("4");
        assertThat(virsh.call("vcpucount", "it").lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly("maximum config 4", "maximum live 4", "current config 2", "current live 3");
        assertThat(table(virsh.call("dommemstat", "it"), " ")).containsEntry("actual", "81920");
        assertThat(table(virsh.call("domstats", "it", "--state", "--balloon", "--vcpu"), "="))
                .containsEntry("state.state", "1");
    }

    @Test
    void devices() {
        assertThat(virsh.call("domblklist", "it", "--details").replaceAll(" +", " "))
                .contains("file disk vdb /guest/disk");
        assertThat(virsh.call("domiflist", "it").replaceAll(" +", " "))
                .contains("it0 network default - 52:54:00:12:34:56");
        virsh.call("start", "it");
        assertThat(virsh.call("domblkstat", "it", "vdb")).contains("vdb rd_req ", "vdb wr_bytes ");
        assertThat(virsh.call("domblkinfo", "it", "vdb")).contains("Capacity:", "Allocation:", "Physical:");
        assertThat(virsh.call("domifstat", "it", "it0")).contains("it0 rx_bytes ", "it0 tx_packets ");
        assertThat(virsh.call("vncdisplay", "it")).isEqualTo(":7");
        assertThat(virsh.call("domdisplay", "it")).isEqualTo("vnc://localhost:7");
        virsh.call("send-key", "it", "KEY_LEFTCTRL", "KEY_C");
    }

    @Test
    void picture() throws IOException {
        Path file = daemon.root().resolve("picture.png");
        virsh.call("screenshot", "test", file.toString());
        assertThat(new String(Files.readAllBytes(file), 1, 3, StandardCharsets.US_ASCII))
                .isEqualTo("PNG");
    }

    @Test
    void wordsAboutAGuest() {
        virsh.call("desc", "it", "a", "description");
        virsh.call("desc", "it", "--title", "a title");
        virsh.call("metadata", "it", "urn:kavirt:it", "--key", "it", "--set", "<note level='3'/>", "--config");
        assertThat(virsh.call("desc", "it")).isEqualTo("a description");
        assertThat(virsh.call("desc", "it", "--title")).isEqualTo("a title");
        assertThat(virsh.call("metadata", "it", "urn:kavirt:it")).isEqualTo("<note level=\"3\"/>");
        assertThat(virsh.call("list", "--all", "--title")).contains("a title");
        virsh.call("metadata", "it", "urn:kavirt:it", "--remove", "--config");
        assertThat(virsh.run("metadata", "it", "urn:kavirt:it").errors()).contains("urn:kavirt:it");
        virsh.call("domrename", "it", "it2");
        assertThat(names("--inactive")).containsExactly("it2");
        virsh.call("autostart", "it2");
        assertThat(table(virsh.call("dominfo", "it2"), ":")).containsEntry("Autostart", "enable");
        virsh.call("autostart", "it2", "--disable");
        assertThat(table(virsh.call("dominfo", "it2"), ":")).containsEntry("Autostart", "disable");
    }

    @Test
    void savingAndRestoring() {
        String file = daemon.root().resolve("it.save").toString();
        virsh.call("start", "it");
        virsh.call("save", "it", file);
        assertThat(virsh.call("domstate", "it", "--reason")).isEqualTo("shut off (saved)");
        virsh.call("restore", file, "--paused");
        assertThat(virsh.call("domstate", "it")).isEqualTo("paused");
        virsh.call("resume", "it");
        virsh.call("managedsave", "it");
        assertThat(table(virsh.call("dominfo", "it"), ":")).containsEntry("Managed save", "yes");
        virsh.call("managedsave-remove", "it");
        assertThat(table(virsh.call("dominfo", "it"), ":")).containsEntry("Managed save", "no");
    }

    @Test
    void aFileDescribesAnotherHost() throws IOException {
        Path file = Files.writeString(daemon.root().resolve("node.xml"), """
                <node>
                  <cpu><mhz>6000</mhz><model>Bender</model><active>50</active><nodes>4</nodes><sockets>4</sockets><cores>4</cores><threads>2</threads></cpu>
                  <memory>16777216</memory>
                  <domain type='test'>
                    <name>from-file</name>
                    <memory unit='MiB'>64</memory>
                    <os><type>hvm</type></os>
                  </domain>
                </node>
                """);
        Virsh other = new Virsh("test+unix://" + file + "?socket=" + daemon.socket());
        assertThat(other.call("list", "--name")).isEqualTo("from-file");
        assertThat(table(other.call("nodeinfo"), ":"))
                .containsEntry("CPU model", "Bender")
                .containsEntry("CPU(s)", "50");
        Command missing = new Virsh("test+unix:///nosuch/file.xml?socket=" + daemon.socket()).run("list");
        assertThat(missing.exitCode()).isNotZero();
        assertThat(missing.errors()).contains("/nosuch/file.xml");
        assertThat(names()).containsExactly("test");
    }

    @Test
    void aConsoleNeedsAGuestThatHasOne() {
        try (Background console =
                Background.onTerminal(List.of("virsh", "-c", daemon.uri("test"), "console", "test"))) {
            assertThat(console.awaitEnd()).isNotZero();
            assertThat(console.said()).contains("error:");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dominfo nosuch | failed to get domain 'nosuch'",
                "start test | Domain is already active",
                "destroy it | domain is not running",
                "resume test | 'test'",
                "setvcpus test 99 --live | 99",
                "setmem test 9999999999 | 9999999999",
                "domrename test other | 'test'",
                "domblkinfo test sdz | sdz",
                "domifstat test nosuch0 | nosuch0",
                "restore /nosuch/file | /nosuch/file",
                "save test /nosuch/folder/file | /nosuch/folder/file",
                "send-key test KEY_NOSUCH | KEY_NOSUCH",
                "qemu-monitor-command test info | not supported",
            })
    void refusalsNameTheValue(String words, String message) {
        Command result = virsh.run(words.split(" "));
        assertThat(result.exitCode()).as(result.toString()).isNotZero();
        assertThat(result.errors()).contains("error:").contains(message);
        assertThat(names()).containsExactly("test");
    }

    @Test
    void wrongDocumentsAreRefused() throws IOException {
        Path file = daemon.root().resolve("wrong.xml");
        Map<String, String> wrong = Map.of(
                "not xml", "line 1",
                "<domain type='test'><name>x</name><memory>1024</memory><os><type>hvm</type></os", "line",
                "<network><name>x</name></network>", "network",
                "<domain type='test'><memory>1024</memory><os><type>hvm</type></os></domain>", "name",
                "<domain type='test'><name>x</name><memory unit='parsec'>1</memory><os><type>hvm</type></os></domain>",
                        "parsec",
                "<domain type='nosuch'><name>x</name><memory>1024</memory><os><type>hvm</type></os></domain>", "nosuch",
                "<domain type='test'><name>x</name><uuid>xyz</uuid><memory>1024</memory><os><type>hvm</type></os></domain>",
                        "xyz");
        for (Map.Entry<String, String> entry : wrong.entrySet()) {
            Files.writeString(file, entry.getKey());
            Command result = virsh.run("define", file.toString());
            assertThat(result.exitCode()).as(entry.getKey()).isNotZero();
            assertThat(result.errors()).as(entry.getKey()).contains(entry.getValue());
        }
        assertThat(names("--all")).containsExactlyInAnyOrder("test", "it");
    }

    @Test
    void aNameOrUuidInUseIsRefused() throws IOException {
        Command sameName = virsh.run(
                "define", document("it", "8f5b6f0e-7f4e-4b9e-a0c4-333333333333").toString());
        assertThat(sameName.exitCode()).isNotZero();
        assertThat(sameName.errors()).contains("'it'").contains("8f5b6f0e-7f4e-4b9e-a0c4-111111111111");
        Command sameUuid = virsh.run(
                "define",
                document("other", "8f5b6f0e-7f4e-4b9e-a0c4-111111111111").toString());
        assertThat(sameUuid.exitCode()).isNotZero();
        assertThat(sameUuid.errors()).contains("8f5b6f0e-7f4e-4b9e-a0c4-111111111111");
        assertThat(names("--all")).containsExactlyInAnyOrder("test", "it");
    }

    /** Codes are what programs look at: 42 NO_DOMAIN, 27 XML_DETAIL, 8 INVALID_ARG, 55 OPERATION_INVALID. */
    @Test
    void refusalsHaveLibvirtsCodes() {
        Needs.python();
        Map<String, String> errors = table(PythonLibvirt.run("errors.py", daemon.uri("test"), "test"), " ");
        assertThat(errors).hasSize(11);
        Map.of(
                        "lookup-name", "42 ",
                        "lookup-uuid", "42 ",
                        "lookup-id", "42 ",
                        "dump-flags", "8 ",
                        "list-flags", "8 ",
                        "define-flags", "8 ",
                        "create-twice", "55 ",
                        "memory-too-much", "8 ",
                        "vcpus-too-many", "8 ")
                .forEach((name, code) -> assertThat(errors.get(name)).as(name).startsWith(code));
        assertThat(errors.get("define-broken")).matches("(27|35|104|28) .*");
        assertThat(errors.get("lookup-name")).contains("nosuch");
        assertThat(errors.get("list-flags")).contains("0x40000000");
    }
}
