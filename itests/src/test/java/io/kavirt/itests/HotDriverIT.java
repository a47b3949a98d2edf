package io.kavirt.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drivers come and go in a running daemon. */
final class HotDriverIT {
    private static final List<String> DRIVERS = List.of("test", "qemu");
    private static final String NO_CONNECT = "error 5 ";

    @TempDir
    private Path folder;

    private final KavirtDaemon daemon = new KavirtDaemon();

    @BeforeAll
    static void needs() {
        Needs.qemu();
        Needs.python();
    }

    @BeforeEach
    void start() throws IOException {
        Path configuration = Files.createDirectories(daemon.root().resolve("etc"));
        Files.writeString(configuration.resolve("io.kavirt.core.cfg"), "grace.seconds = 2\n");
        daemon.start();
    }

    @AfterEach
    void close() {
        daemon.close();
    }

    @Test
    void guestsRunOnWhileTheirDriverIsGone() throws IOException {
        Virsh virsh = daemon.virsh("qemu");
        virsh.call(
                "define",
                Files.writeString(folder.resolve("g.xml"), Documents.tiny("guest"))
                        .toString());
        virsh.call("start", "guest");
        Map<UUID, List<Long>> guests = daemon.guests();
        try (OpenConnection qemu = new OpenConnection(daemon.uri("qemu"));
                OpenConnection test = new OpenConnection(daemon.uri("test"))) {
            assertThat(qemu.ask("state guest")).isEqualTo("ok 1");
            assertThat(test.ask("state test")).isEqualTo("ok 1");

            daemon.shell("feature:uninstall kavirt-driver-qemu");
            assertThat(qemu.ask("state guest")).startsWith(NO_CONNECT).contains("driver qemu", "was removed");
            assertThat(virsh.run("list").errors()).contains("driver qemu", "was removed");
            assertThat(test.ask("state test")).isEqualTo("ok 1");
            assertThat(daemon.virsh("test").call("list", "--name")).isEqualTo("test");
            assertThat(daemon.guests()).isEqualTo(guests);
            assertThat(daemon.shell("virt:list")).containsPattern("guest .*driver missing");
            assertThat(daemon.shell("virt:drivers")).containsPattern("qemu .*missing");

            daemon.shell("feature:install kavirt-driver-qemu");
            assertThat(qemu.ask("state guest")).isEqualTo("ok 1");
            assertThat(qemu.ask("suspend guest")).isEqualTo("ok 0");
            assertThat(virsh.call("domstate", "guest")).isEqualTo("paused");
            assertThat(qemu.ask("resume guest")).isEqualTo("ok 0");
            assertThat(daemon.guests()).isEqualTo(guests);
            assertThat(daemon.shell("virt:drivers")).containsPattern("qemu .*ready");
        }
    }

    @Test
    void eachDriverServesAloneAndAtOnce() {
        DRIVERS.forEach(driver -> daemon.shell("feature:uninstall kavirt-driver-" + driver));
        for (String driver : DRIVERS) {
            assertThat(daemon.virsh(driver).run("uri").succeeded())
                    .as("%s without its driver", driver)
                    .isFalse();
            daemon.shell("feature:install kavirt-driver-" + driver);
            assertThat(daemon.virsh(driver).call("version")).contains("Using API");
            assertThat(daemon.shell("feature:list -i")).contains("kavirt-driver-" + driver);
            daemon.shell("feature:uninstall kavirt-driver-" + driver);
        }
    }

    @Test
    void comingAndGoingRefreshesNoOtherBundle() throws IOException {
        Path repository = Files.writeString(folder.resolve("empty.xml"), """
                <features name="empty" xmlns="http://karaf.apache.org/xmlns/features/v1.6.0">
                  <feature name="empty" version="1.0.0"/>
                </features>
                """);
        daemon.shell("feature:repo-add file:" + repository);
        assertThat(refreshed("feature:install -t -v empty")).isEmpty();
        assertThat(refreshed("feature:install empty")).isEmpty();
        assertThat(refreshed("feature:uninstall empty")).isEmpty();
        for (String driver : DRIVERS) {
            String feature = "kavirt-driver-" + driver;
            assertThat(refreshed("feature:uninstall " + feature)).allMatch(line -> line.contains(feature + "/"));
            assertThat(refreshed("feature:install -t -v " + feature)).isEmpty();
            assertThat(refreshed("feature:install " + feature)).isEmpty();
        }
    }

    /** The bundles that a command refreshes, or would, as Karaf logs them. */
    private List<String> refreshed(String command) {
        int seen = daemon.log().length();
        daemon.shell(command);
        String log = daemon.log().substring(seen);
        assertThat(log).as("log of %s", command).containsAnyOf("Changes to perform", "No deployment change", "Done.");
        List<String> lines = log.lines()
                .filter(line -> line.contains("FeaturesServiceImpl"))
                .map(line -> line.replaceFirst(".*FeaturesServiceImpl - ", "").strip())
                .toList();
        int first = lines.indexOf("Bundles to refresh:");
        int again = lines.indexOf("Refreshing bundles:");
        int start = first >= 0 ? first : again;
        return start < 0
                ? List.of()
                : lines.subList(start + 1, lines.size()).stream()
                        .takeWhile(line -> line.contains("/"))
                        .toList();
    }
}
