package io.kavirt.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The shell's commands, as tables for people and as JSON for programs. */
final class ShellIT {
    private static final String ON_TEST = "virt:connect test:///default; ";

    private static KavirtDaemon daemon;

    @BeforeAll
    static void start() {
        Needs.virsh();
        daemon = KavirtDaemon.started();
    }

    @AfterAll
    static void stop() {
        if (daemon != null) {
            daemon.close();
        }
    }

    /** The cells of a table: headings first; the line below them is left out. */
    private static List<List<String>> table(String text) {
        return text.lines()
                .filter(line -> !line.isBlank() && !line.matches("-+"))
                .map(line -> Arrays.asList(line.strip().split(" {2,}")))
                .toList();
    }

    private static String last(String output, String start) {
        return output.substring(output.indexOf(start)).strip();
    }

    @Test
    void driversAreShown() {
        List<List<String>> table = table(daemon.shell("virt:drivers"));
        assertThat(table.get(0))
                .containsExactly("Driver", "Kind", "Version", "Bundle", "Status", "Sessions", "Leases", "Reason");
        assertThat(table)
                .anySatisfy(
                        row -> assertThat(row).startsWith("test", "hypervisor").contains("ready"));
        assertThat(daemon.shell("virt:drivers --json"))
                .startsWith("[{")
                .endsWith("}]")
                .containsPattern("\"Driver\":\"qemu\",\"Kind\":\"hypervisor\",\"Version\":\"[^\"]+\"")
                .containsPattern("\"Sessions\":\\d+,\"Leases\":\\d+");
    }

    @Test
    void openSessionsAreCounted() {
        Needs.python();
        // The shell itself has a session from its first connection on.
        daemon.shell(ON_TEST + "virt:list");
        int before = sessions("test");
        try (Background client = PythonLibvirt.background("events.py", daemon.uri("test"))) {
            client.awaitSaid("ready");
            assertThat(sessions("test")).isEqualTo(before + 1);
        }
        Await.until("the session is gone", () -> sessions("test") == before, () -> daemon.shell("virt:drivers"));
    }

    private static int sessions(String driver) {
        Matcher matcher = Pattern.compile("\"Driver\":\"" + driver + "\".*?\"Sessions\":(\\d+)")
                .matcher(daemon.shell("virt:drivers --json"));
        assertThat(matcher.find()).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    @Test
    void supportIsReadOffTheDrivers() {
        List<List<String>> table = table(daemon.shell("virt:support DomainConsole"));
        assertThat(table).contains(List.of("Operation", "Procedure", "qemu", "test"));
        assertThat(table).contains(List.of("DomainConsole.openConsole", "201", "yes", "-"));
        assertThat(table).contains(List.of("DomainConsole.sendKey", "226", "yes", "yes"));
        assertThat(daemon.shell("virt:support --json openConsole"))
                .isEqualTo(
                        "[{\"Operation\":\"DomainConsole.openConsole\",\"Procedure\":201,\"qemu\":true,\"test\":false}]");
    }

    @Test
    void connectTellsWhatItConnectedTo() {
        assertThat(daemon.shell(ON_TEST + "virt:connect")).contains("test:///default", "TEST");
        assertThat(daemon.shell(ON_TEST + "virt:connect --json")).contains("\"URI\":\"test:///default\"");
        Command unknown = daemon.tryShell("virt:connect nosuch:///system");
        assertThat(unknown.exitCode()).isNotZero();
        assertThat(unknown.output() + unknown.errors()).contains("nosuch:///system");
    }

    @Test
    void aGuestsLife() throws IOException {
        Path file = Files.writeString(daemon.root().resolve("shell.xml"), """
                <domain type='test'>
                  <name>shell</name>
                  <memory unit='MiB'>64</memory>
                  <vcpu>3</vcpu>
                  <os><type>hvm</type></os>
                </domain>
                """);
        daemon.shell(ON_TEST + "virt:define " + file);
        assertThat(row(daemon.shell(ON_TEST + "virt:list --all"), "shell")).endsWith("shut off");
        assertThat(daemon.shell(ON_TEST + "virt:list")).doesNotContain("shell");
        daemon.shell(ON_TEST + "virt:start shell; virt:suspend shell");
        assertThat(row(daemon.shell(ON_TEST + "virt:list"), "shell")).endsWith("paused");
        daemon.shell(ON_TEST + "virt:resume shell");
        assertThat(last(daemon.shell(ON_TEST + "virt:info --json shell"), "{"))
                .contains("\"Name\":\"shell\"", "\"State\":\"running\"", "\"CPU(s)\":3", "\"Persistent\":true");
        assertThat(daemon.shell(ON_TEST + "virt:dumpxml shell")).contains("<name>shell</name>");
        daemon.shell(ON_TEST + "virt:shutdown shell");
        assertThat(row(daemon.shell(ON_TEST + "virt:list --inactive"), "shell")).endsWith("shut off");
        daemon.shell(ON_TEST + "virt:start shell; virt:destroy shell; virt:undefine shell");
        assertThat(daemon.shell(ON_TEST + "virt:list --all")).doesNotContain("shell");
    }

    private static List<String> row(String output, String name) {
        return table(output).stream()
                .filter(row -> row.contains(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row with " + name + " in " + output));
    }

    @Test
    void eventsArePrintedAsTheyHappen() {
        try (Background watcher = new Background(List.of(
                daemon.assembly().resolve("bin/kavirtd").toString(),
                "shell",
                "--root",
                daemon.root().toString(),
                ON_TEST + "virt:events --count 2 --json test"))) {
            Await.until(
                    "the shell has seen two events",
                    () -> {
                        daemon.virsh("test").run("suspend", "test");
                        daemon.virsh("test").run("resume", "test");
                        return watcher.said().split("\"event\":\"Lifecycle\"").length > 2;
                    },
                    watcher::said);
            assertThat(watcher.awaitEnd()).isZero();
        }
    }

    @Test
    void refusalsAreToldAndGiveAnExitCode() {
        for (String command : List.of("virt:start nosuch", "virt:dumpxml nosuch", "virt:define /nosuch/file.xml")) {
            Command result = daemon.tryShell(ON_TEST + command);
            assertThat(result.exitCode()).as(command).isNotZero();
            assertThat(result.output() + result.errors()).contains("nosuch");
        }
    }
}
