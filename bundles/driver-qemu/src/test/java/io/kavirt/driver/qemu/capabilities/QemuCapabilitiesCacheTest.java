package io.kavirt.driver.qemu.capabilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.VirtException;
import io.kavirt.driver.qemu.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cache, with binaries that are scripts: each start leaves a line in a file. */
class QemuCapabilitiesCacheTest {
    @TempDir
    Path folder;

    private Path binary;
    private Path starts;
    private FolderState files;

    @BeforeEach
    void makeBinary() throws IOException {
        binary = folder.resolve("qemu-system-x86_64");
        starts = folder.resolve("starts");
        files = new FolderState(Files.createDirectory(folder.resolve("state")));
        script(7);
    }

    @Test
    void asksOnceAndKeepsTheAnswer() throws IOException {
        assertThat(cache(path -> false).of(binary).version()).hasToString("7.2.1");
        QemuCapabilities again = cache(path -> false).of(binary);

        assertThat(again.machine("pc")).hasValueSatisfying(machine -> {
            assertThat(machine.name()).isEqualTo("pc-i440fx-7.2");
            assertThat(machine.maxCpus()).isEqualTo(255);
        });
        assertThat(again.has("virtio-blk-pci", "num-queues")).isTrue();
        assertThat(again.kvm()).isFalse();
        assertThat(Files.readAllLines(starts)).hasSize(1);
    }

    @Test
    void asksAgainWhenTheBinaryChanged() throws IOException {
        QemuCapabilitiesCache cache = cache(path -> false);
        cache.of(binary);
        script(8);

        assertThat(cache.of(binary).version()).hasToString("8.2.1");
    }

    @Test
    void setsADamagedFileAsideAndAsksAgain() throws IOException {
        cache(path -> false).of(binary);
        String name = files.list(".json").get(0);
        byte[] whole = files.read(name).orElseThrow();
        files.write(name, Arrays.copyOf(whole, whole.length / 2));

        assertThat(cache(path -> false).of(binary).version()).hasToString("7.2.1");
        assertThat(files.setAside).singleElement().asString().startsWith(name);
        assertThat(Files.readAllLines(starts)).hasSize(2);
        assertThat(files.read(name)).contains(whole);
    }

    @Test
    void offersAccelerationOnlyWhereItWorks() {
        QemuCapabilities qemu = cache(path -> true).of(binary);

        assertThat(qemu.supports("kvm")).isTrue();
        assertThat(qemu.cpus("kvm")).extracting(CpuModel::usable).containsExactly("no");
        assertThat(qemu.cpus("qemu")).extracting(CpuModel::usable).containsExactly("yes");
    }

    @Test
    void findsBinariesByArchitecture() {
        QemuCapabilitiesCache cache = cache(path -> false);

        assertThat(cache.get("x86_64")).isPresent();
        assertThat(cache.get("s390x")).isEmpty();
        assertThat(cache.all()).extracting(QemuCapabilities::arch).containsExactly("x86_64");
    }

    @Test
    void refusesWhatIsNoQemu() throws IOException {
        Path other = folder.resolve("other");
        Files.writeString(other, "#!/bin/sh\necho this is not it\n");
        assertThat(other.toFile().setExecutable(true)).isTrue();

        assertThatThrownBy(() -> cache(path -> false).of(other))
                .isInstanceOfSatisfying(
                        VirtException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL_ERROR))
                .hasMessageContaining(other.toString())
                .hasMessageContaining("this is not it");
        assertThatThrownBy(() -> cache(path -> false).of(folder.resolve("missing")))
                .isInstanceOfSatisfying(
                        VirtException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OPERATION_FAILED))
                .hasMessageContaining("does not exist");
    }

    private QemuCapabilitiesCache cache(Predicate<Path> kvmWorks) {
        EmulatorFinder finder = new EmulatorFinder(Map.of(), List.of(folder), "x86_64");
        return new QemuCapabilitiesCache(files, ForkJoinPool.commonPool(), finder, kvmWorks);
    }

    private void script(int major) throws IOException {
        StringBuilder text = new StringBuilder("#!/bin/sh\nread -r first\necho x >>'" + starts + "'\n");
        text.append("missing=\ncase \"$*\" in *accel=kvm*) missing='\"avx\"';; esac\ncat <<END\n");
        line(text, "query-version", "{\"qemu\":{\"major\":" + major + ",\"minor\":2,\"micro\":1},\"package\":\"\"}");
        line(text, "query-target", "{\"arch\":\"x86_64\"}");
        line(
                text,
                "query-machines",
                "[{\"name\":\"pc-i440fx-7.2\",\"alias\":\"pc\",\"is-default\":true,\"cpu-max\":255}]");
        line(text, "query-cpu-definitions", "[{\"name\":\"qemu64\",\"unavailable-features\":[$missing]}]");
        line(text, "qom-list-types", "[{\"name\":\"virtio-blk-pci\"}]");
        line(text, "query-commands", "[{\"name\":\"quit\"}]");
        line(text, "query-command-line-options", "[]");
        line(text, "device-list-properties virtio-blk-pci", "[{\"name\":\"num-queues\"}]");
        line(text, "last", "{}");
        Files.writeString(binary, text.append("END\n").toString());
        assertThat(binary.toFile().setExecutable(true)).isTrue();
        assertThat(binary.toFile().setLastModified(major * 1_000_000L)).isTrue();
    }

    private static void line(StringBuilder text, String id, String reply) {
        text.append("{\"return\":" + reply + ",\"id\":" + Json.of(id) + "}\n");
    }
}
