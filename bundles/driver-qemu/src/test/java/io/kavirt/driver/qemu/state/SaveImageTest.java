package io.kavirt.driver.qemu.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.VirtException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaveImageTest {
    @TempDir
    private Path folder;

    @Test
    void readsWhatItWrote() {
        SaveImage image = SaveImage.of(true, UUID.randomUUID(), "<domain>ä</domain>");
        image.create(folder.resolve("a"));

        assertThat(SaveImage.read(folder.resolve("a"))).isEqualTo(image);
        assertThat(image.stateOffset()).isEqualTo(4096 + 2 * 65536);
    }

    @Test
    void replacesTheDocumentAndNothingElse() throws IOException {
        Path file = folder.resolve("a");
        SaveImage image = SaveImage.of(true, UUID.randomUUID(), "<domain/>");
        image.create(file);
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.seek(image.stateOffset());
            access.write(new byte[] {1, 2, 3});
        }

        SaveImage.replaceDocument(file, "<domain>longer than before</domain>", false);
        SaveImage.replaceDocument(file, "<domain>again</domain>", false);

        SaveImage changed = SaveImage.read(file);
        assertThat(changed.document()).isEqualTo("<domain>again</domain>");
        assertThat(changed.running()).isFalse();
        assertThat(changed.token()).isEqualTo(image.token());
        byte[] all = Files.readAllBytes(file);
        assertThat(all).endsWith(1, 2, 3).hasSize((int) image.stateOffset() + 3);
    }

    @Test
    void keepsTheOldDocumentUntilTheHeaderPointsToTheNewOne() throws IOException {
        Path file = folder.resolve("a");
        SaveImage.of(true, UUID.randomUUID(), "<domain>old</domain>").create(file);
        byte[] header = new byte[512];
        System.arraycopy(Files.readAllBytes(file), 0, header, 0, header.length);

        SaveImage.replaceDocument(file, "<domain>new</domain>", true);
        // A crash before the last write leaves the header as it was.
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.write(header);
        }

        assertThat(SaveImage.read(file).document()).isEqualTo("<domain>old</domain>");
    }

    @Test
    void refusesADocumentThatDoesNotFit() {
        Path file = folder.resolve("a");
        SaveImage.of(true, UUID.randomUUID(), "<domain/>").create(file);

        assertThatThrownBy(() -> SaveImage.replaceDocument(file, "x".repeat(65537), true))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("65537")
                .hasMessageContaining("65536");
    }

    @Test
    void refusesOtherFiles() throws IOException {
        assertRefused(new byte[0], ErrorCode.OPERATION_FAILED);
        assertRefused(
                "rubbish".repeat(1000).getBytes(java.nio.charset.StandardCharsets.UTF_8), ErrorCode.OPERATION_FAILED);
        SaveImage.of(true, UUID.randomUUID(), "<domain/>").create(folder.resolve("good"));
        byte[] damaged = Files.readAllBytes(folder.resolve("good"));
        damaged[40] = (byte) 0xff;
        assertRefused(damaged, ErrorCode.OPERATION_FAILED);
        assertThatThrownBy(() -> SaveImage.read(folder.resolve("absent")))
                .isInstanceOfSatisfying(
                        VirtException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SYSTEM_ERROR));
    }

    private void assertRefused(byte[] content, ErrorCode code) throws IOException {
        Path file = Files.write(folder.resolve("bad"), content);
        assertThatThrownBy(() -> SaveImage.read(file))
                .isInstanceOfSatisfying(
                        VirtException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
