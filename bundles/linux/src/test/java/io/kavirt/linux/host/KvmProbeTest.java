package io.kavirt.linux.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.kavirt.linux.process.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KvmProbeTest {
    private static final Path QEMU = Path.of("/usr/bin/qemu-system-x86_64");

    @TempDir
    Path folder;

    @Test
    void theProbeGuestRunsUnderEmulation() {
        assumeThat(QEMU).as("QEMU is not installed").exists();
        assertThat(KvmProbe.probe(QEMU, "tcg", Duration.ofSeconds(20))).isEqualTo(new KvmProbe.Result(true, ""));
    }

    @Test
    void theAnswerForThisHostComesInTime() {
        assumeThat(QEMU).as("QEMU is not installed").exists();
        long start = System.nanoTime();
        KvmProbe.Result result = KvmProbe.probe(QEMU, Duration.ofMillis(1500));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
        assertThat(result.reason().isEmpty()).isEqualTo(result.works());
    }

    @Test
    void aGuestThatDoesNotExecuteIsFoundOutAndEnded() throws IOException {
        Path fake = script("exec sleep 12345");
        KvmProbe.Result result = KvmProbe.probe(fake, "tcg", Duration.ofMillis(100));
        assertThat(result.works()).isFalse();
        assertThat(result.reason()).contains("100 ms");
        assertThat(Tool.run(List.of("pgrep", "-f", "^sleep 12345$"), Duration.ofSeconds(10))
                        .output())
                .isEmpty();
    }

    @Test
    void aFailingBinaryIsNotTakenForSuccess() throws IOException {
        assertThat(KvmProbe.probe(script("exit 0"), "tcg", Duration.ofSeconds(5))
                        .reason())
                .contains("code=0");
        assertThat(KvmProbe.probe(script("exit 1"), "tcg", Duration.ofSeconds(5))
                        .works())
                .isFalse();
        assertThat(KvmProbe.probe(Path.of("/no/qemu-system-i386"), "tcg", Duration.ofSeconds(5))
                        .reason())
                .contains("/no/qemu-system-i386");
        assertThat(KvmProbe.probe(Path.of("/usr/bin/qemu-system-arm"), "tcg", Duration.ofSeconds(5))
                        .works())
                .isFalse();
    }

    private Path script(String body) throws IOException {
        Path script = Files.writeString(folder.resolve("qemu-system-x86_64"), "#!/bin/sh\n" + body + "\n");
        Files.setAttribute(script, "unix:mode", 0755);
        return script;
    }
}
