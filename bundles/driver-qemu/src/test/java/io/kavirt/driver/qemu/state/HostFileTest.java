package io.kavirt.driver.qemu.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HostFileTest {
    @TempDir
    private Path folder;

    @Test
    void opensFilesAndNothingThatCouldWait() throws IOException {
        Path file = Files.writeString(folder.resolve("f"), "four");
        try (FileChannel channel = HostFile.open(file)) {
            assertThat(channel.size()).isEqualTo(4);
        }
        assertThatThrownBy(() -> HostFile.open(folder)).hasMessageContaining("neither a regular file");
        assertThatThrownBy(() -> HostFile.open(Path.of("/dev/tty"))).hasMessageContaining("neither a regular file");
        assertThatThrownBy(() -> HostFile.open(folder.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void knowsWhatMightWait() throws IOException {
        Path socket = folder.resolve("s");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            assertThat(HostFile.mayWait(socket)).isTrue();
        }
        assertThat(HostFile.mayWait(folder)).isFalse();
        assertThat(HostFile.mayWait(Path.of("/dev/null"))).isFalse();
        assertThat(HostFile.mayWait(folder.resolve("none"))).isFalse();
    }
}
