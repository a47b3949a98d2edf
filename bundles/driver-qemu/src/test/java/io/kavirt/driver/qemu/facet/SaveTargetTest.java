package io.kavirt.driver.qemu.facet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kavirt.api.VirtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SaveTargetTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "/,is a directory",
        "/tmp,is a directory",
        "/dev/null,is no regular file",
        "/nowhere/x,does not exist",
        "x,not an absolute path"
    })
    void whatNoImageMayReplace(String file, String message) {
        assertThatThrownBy(() -> SaveImages.target(file))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("'" + file + "'")
                .hasMessageContaining(message);
    }

    @Test
    void linksAreFollowed() throws IOException {
        Path file = Files.writeString(folder.resolve("f"), "old").toRealPath();
        Path link = Files.createSymbolicLink(folder.resolve("l"), file);

        assertThat(SaveImages.target(file.toString())).isEqualTo(file);
        assertThat(SaveImages.target(link.toString())).isEqualTo(file);
        assertThat(SaveImages.target(folder.resolve("new").toString())).isEqualTo(folder.resolve("new"));
    }
}
