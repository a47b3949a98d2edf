package io.kavirt.linux.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kavirt.api.VirtException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    @Test
    void replacesContentAndLeavesNothingBeside() throws IOException {
        Path file = folder.resolve("a.xml");
        AtomicFile.write(file, "old and longer");
        AtomicFile.write(file, "new ü");
        assertThat(file).hasContent("new ü");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var entries = Files.list(folder)) {
            assertThat(entries).containsExactly(file);
        }
    }

    @Test
    void readersSeeOldOrNewOnly() throws Exception {
        Path file = folder.resolve("b");
        byte[] ones = "1".repeat(50_000).getBytes(StandardCharsets.US_ASCII);
        byte[] twos = "2".repeat(60_000).getBytes(StandardCharsets.US_ASCII);
        var permissions = PosixFilePermissions.fromString("rw-r-----");
        AtomicFile.write(file, ones, permissions);
        Thread writer = new Thread(() -> {
            for (int i = 0; i < 50; i++) {
                AtomicFile.write(file, i % 2 == 0 ? twos : ones, permissions);
            }
        });
        writer.start();
        while (writer.isAlive()) {
            byte[] seen = Files.readAllBytes(file);
            assertThat(seen.length).isEqualTo(seen[0] == '1' ? 50_000 : 60_000);
        }
        writer.join();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void failureNamesTheFileAndLeavesTheOldOne() throws IOException {
        assertThatThrownBy(() -> AtomicFile.write(folder.resolve("none/a"), "x"))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("none/a");
        // A folder cannot be replaced by a file; the half that was written must go.
        Path taken = Files.createDirectories(folder.resolve("taken/inside")).getParent();
        assertThatThrownBy(() -> AtomicFile.write(taken, "x")).isInstanceOf(VirtException.class);
        try (var entries = Files.list(folder)) {
            assertThat(entries).containsExactly(taken);
        }
    }

    @Test
    void deletes() {
        Path file = folder.resolve("c");
        AtomicFile.write(file, "x");
        assertThat(AtomicFile.delete(file)).isTrue();
        assertThat(AtomicFile.delete(file)).isFalse();
        assertThat(file).doesNotExist();
    }
}
