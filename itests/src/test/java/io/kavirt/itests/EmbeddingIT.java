package io.kavirt.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The two examples that others begin with: a product that embeds Kavirt, and a driver. */
final class EmbeddingIT {
    private final KavirtDaemon daemon = new KavirtDaemon();

    @BeforeAll
    static void needs() {
        Needs.virsh();
    }

    @BeforeEach
    void start() {
        daemon.start();
    }

    @AfterEach
    void close() {
        daemon.close();
    }

    @Test
    void aBundleWorksWithConnectionAndDomain() {
        String bundle = install("embedding-example");
        Await.until("the guest started", () -> daemon.shell("example:seen").contains("embedded STARTED"));
        assertThat(daemon.shell("example:seen"))
                .contains("found test", "embedded DEFINED", "embedded STARTED", "embedded has 64 MiB");
        Virsh virsh = daemon.virsh("test");
        assertThat(virsh.call("list", "--name").lines()).containsExactlyInAnyOrder("test", "embedded");
        assertThat(daemon.shell("virt:drivers")).containsPattern("test .*ready +1 ");

        virsh.call("suspend", "embedded");
        Await.until("the bundle is told", () -> daemon.shell("example:seen").contains("embedded SUSPENDED"));

        daemon.shell("bundle:uninstall " + bundle);
        assertThat(virsh.call("list", "--all", "--name").lines()).containsExactly("test");
    }

    @Test
    void aDriverOfThirtyLinesServesVirsh() {
        Virsh virsh = daemon.virsh("hello");
        assertThat(virsh.run("hostname").errors()).contains("no driver accepts connection URI 'hello:///'");

        String bundle = install("hello-driver");
        assertThat(virsh.call("hostname")).isEqualTo("hello-world");
        assertThat(virsh.run("nodeinfo").errors()).contains("not supported");
        assertThat(daemon.shell("virt:drivers")).containsPattern("hello .*hypervisor .*ready");
        assertThat(daemon.shell("virt:support")).contains("hello");

        daemon.shell("bundle:uninstall " + bundle);
        assertThat(daemon.shell("virt:drivers")).doesNotContainPattern("hello .*ready");
    }

    /** Installs and starts the bundle of a module beside this one; gives its id. */
    private String install(String module) {
        return daemon.shell("bundle:install -s file:" + jar(module)).replaceAll("\\D", "");
    }

    private static Path jar(String module) {
        Path folder = Path.of(module, "target").toAbsolutePath();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("build " + module + " first", e);
        }
    }
}
