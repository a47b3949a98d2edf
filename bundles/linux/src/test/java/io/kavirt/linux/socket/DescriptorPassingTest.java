package io.kavirt.linux.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Native;
import io.kavirt.api.VirtException;
import io.kavirt.linux.fs.Descriptor;
import io.kavirt.linux.libc.LibC;
import java.io.File;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescriptorPassingTest {
    static {
        Native.register(DescriptorPassingTest.class, "c");
    }

    private static native int socketpair(int domain, int type, int protocol, int[] pair);

    @TempDir
    Path folder;

    private final int[] pair = new int[2];
    private Path file;

    @BeforeEach
    void connect() throws IOException {
        assertThat(socketpair(LibC.AF_UNIX, LibC.SOCK_STREAM | LibC.SOCK_CLOEXEC, 0, pair))
                .isZero();
        file = Files.writeString(folder.resolve("file"), "through the socket");
    }

    @AfterEach
    void disconnect() {
        LibC.close(pair[0]);
        LibC.close(pair[1]);
    }

    private void send(byte[] bytes, int copies) {
        try (Descriptor source = Descriptor.owned(LibC.open(file.toString(), LibC.O_RDONLY, 0))) {
            assertThat(DescriptorPassing.send(pair[0], bytes, Collections.nCopies(copies, source)))
                    .isEqualTo(bytes.length);
        }
    }

    @Test
    void descriptorsTravelWithBytes() {
        send(new byte[] {1, 2, 3}, 3);
        DescriptorPassing.Received received = DescriptorPassing.receive(pair[1], 16, 3);
        assertThat(received.bytes()).containsExactly(1, 2, 3);
        assertThat(received.descriptors()).hasSize(3);
        byte[] content = new byte[64];
        long count = LibC.read(received.descriptors().get(2).number(), content, content.length);
        assertThat(new String(content, 0, (int) count, StandardCharsets.US_ASCII))
                .isEqualTo("through the socket");
        received.descriptors().forEach(Descriptor::close);
    }

    @Test
    void bytesTravelAloneUntilTheEnd() {
        send(new byte[] {5}, 0);
        assertThat(DescriptorPassing.receive(pair[1], 16, 0).bytes()).containsExactly(5);
        LibC.close(pair[0]);
        pair[0] = LibC.open("/dev/null", LibC.O_RDONLY, 0);
        DescriptorPassing.Received end = DescriptorPassing.receive(pair[1], 16, 1);
        assertThat(end.bytes()).isEmpty();
        assertThat(end.descriptors()).isEmpty();
    }

    @Test
    void tooManyAreClosed() {
        int before = openDescriptors();
        send(new byte[] {4}, 9);
        assertThatThrownBy(() -> DescriptorPassing.receive(pair[1], 16, 2))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("2 that are accepted");
        assertThat(openDescriptors()).isEqualTo(before);
    }

    @Test
    void aClosedPeerIsAnErrorAndNoSignal() {
        LibC.close(pair[1]);
        pair[1] = LibC.open("/dev/null", LibC.O_RDONLY, 0);
        assertThatThrownBy(() -> send(new byte[] {1}, 1))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("Broken pipe");
    }

    @Test
    void findsTheDescriptorOfAChannel() throws IOException {
        Path path = folder.resolve("a.sock");
        try (UnixListener listener = UnixListener.open(path, UnixListener.Owner.caller(0600))) {
            assertThat(DescriptorPassing.connectedTo(path)).isEmpty();
            try (SocketChannel one = SocketChannel.open(UnixDomainSocketAddress.of(listener.path()))) {
                assertThat(one.isOpen()).isTrue();
                assertThat(DescriptorPassing.connectedTo(path)).isPresent();
                try (SocketChannel two = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
                    assertThat(two.isOpen()).isTrue();
                    assertThat(DescriptorPassing.connectedTo(path)).isEmpty();
                }
            }
        }
    }

    private static int openDescriptors() {
        String[] names = new File("/proc/self/fd").list();
        return names == null ? -1 : names.length;
    }
}
