package io.kavirt.linux.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.kavirt.api.VirtException;
import io.kavirt.linux.fs.Accounts;
import io.kavirt.linux.fs.Descriptor;
import io.kavirt.linux.libc.LibC;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnixListenerTest {
    @TempDir
    Path folder;

    @Test
    void clientsConnectBeforeAnyoneAccepts() throws IOException {
        Path path = folder.resolve("qmp.sock");
        try (UnixListener listener = UnixListener.open(path, UnixListener.Owner.caller(0640));
                SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            assertThat(client.isConnected()).isTrue();
            assertThat((int) Files.getAttribute(path, "unix:mode") & 0777).isEqualTo(0640);
            assertThat(listener.descriptor().isOpen()).isTrue();
            PeerCredentials peer = PeerCredentials.of(descriptorOf(path));
            assertThat(peer)
                    .isEqualTo(
                            new PeerCredentials((int) ProcessHandle.current().pid(), LibC.geteuid(), LibC.geteuid()));
        }
        assertThat(path).exists();
    }

    private static Descriptor descriptorOf(Path path) {
        // Not owned in truth: never closed here.
        return Descriptor.owned(DescriptorPassing.connectedTo(path).orElseThrow());
    }

    @Test
    void replacesAStaleSocketAndNothingElse() throws IOException {
        Path path = folder.resolve("a.sock");
        UnixListener.open(path, UnixListener.Owner.caller(0600)).close();
        UnixListener.open(path, UnixListener.Owner.caller(0600)).close();
        Path file = Files.writeString(folder.resolve("precious"), "data");
        assertThatThrownBy(() -> UnixListener.open(file, UnixListener.Owner.caller(0600)))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("precious");
        assertThat(file).hasContent("data");
    }

    @Test
    void longPathsAreRefusedWithTheirLength() {
        Path path = folder.resolve("x".repeat(120));
        int length = path.toString().length();
        assertThatThrownBy(() -> UnixListener.open(path, UnixListener.Owner.caller(0600)))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining(length + " bytes")
                .hasMessageContaining("106");
        assertThatThrownBy(() -> UnixListener.open(folder.resolve("no/a"), UnixListener.Owner.caller(0600)))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("no/a");
    }

    @Test
    void longestPathWorks() throws IOException {
        int room = SocketAddresses.MAX_PATH - folder.toString().length() - 1;
        assumeThat(room).isPositive();
        Path path = folder.resolve("x".repeat(room));
        try (UnixListener listener = UnixListener.open(path, UnixListener.Owner.caller(0600));
                SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            assertThat(client.isConnected()).isTrue();
            assertThat(DescriptorPassing.connectedTo(listener.path())).isPresent();
        }
    }

    @Test
    void isGivenToAnotherUser() throws IOException {
        assumeThat(Accounts.isRoot()).as("giving files away needs root").isTrue();
        Path path = folder.resolve("b.sock");
        Accounts.User nobody = Accounts.user("nobody");
        UnixListener.Owner owner = new UnixListener.Owner(0660, Optional.of("nobody"), Optional.empty());
        UnixListener.open(path, owner).close();
        assertThat(Files.getAttribute(path, "unix:uid")).isEqualTo(nobody.uid());
        assertThat(Files.getAttribute(path, "unix:gid")).isEqualTo(nobody.gid());
    }
}
