package io.kavirt.driver.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TextFileTest {
    @TempDir
    Path folder;

    @Test
    void readsFilesUpToTheMaximum() throws IOException {
        Path file = Files.writeString(folder.resolve("f"), "gäst");

        assertThat(TextFile.read(file, 5)).isEqualTo("gäst");
        assertThatThrownBy(() -> TextFile.read(file, 4))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has 5 bytes, at most 4");
    }

    @Test
    void readsNothingThatNeverEnds() {
        for (String file : new String[] {"/dev/zero", "/dev/tty", folder.toString()}) {
            assertThatThrownBy(() -> TextFile.read(Path.of(file), 100)).hasMessageContaining("no regular file");
        }
        assertThatThrownBy(() -> TextFile.read(folder.resolve("none"), 100)).isInstanceOf(NoSuchFileException.class);
    }
}
