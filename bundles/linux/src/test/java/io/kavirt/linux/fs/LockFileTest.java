package io.kavirt.linux.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kavirt.api.VirtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockFileTest {
    @TempDir
    Path folder;

    @Test
    void oneHolderAtATime() throws IOException {
        Path path = folder.resolve("daemon.pid");
        String pid = Long.toString(ProcessHandle.current().pid());
        LockFile lock = LockFile.acquire(path);
        assertThat(Files.readString(path)).isEqualTo(pid + "\n");
        for (int i = 0; i < 2; i++) {
            // Twice, since a refused attempt must not cost the holder its lock.
            assertThatThrownBy(() -> LockFile.acquire(path))
                    .isInstanceOf(VirtException.class)
                    .hasMessageContaining(path.toString())
                    .hasMessageContaining("process " + pid);
        }
        lock.close();
        lock.close();
        LockFile.acquire(path).close();
        assertThat(path).isEmptyFile();
    }

    @Test
    void anotherProcessIsKeptOut() throws Exception {
        Path path = folder.resolve("daemon.pid");
        try (LockFile lock = LockFile.acquire(path)) {
            Process other = new ProcessBuilder("flock", "-n", lock.path().toString(), "true").start();
            assertThat(other.waitFor()).isEqualTo(1);
        }
        assertThat(new ProcessBuilder("flock", "-n", path.toString(), "true")
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    void unusablePathIsNamed() {
        assertThatThrownBy(() -> LockFile.acquire(folder.resolve("none/lock")))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("none/lock");
    }
}
