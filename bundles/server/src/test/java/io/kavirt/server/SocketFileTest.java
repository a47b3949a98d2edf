package io.kavirt.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kavirt.server.ServerSettings.Listener;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where sockets are made, and what is there already. */
class SocketFileTest {
    private Path folder;
    private Path socket;

    @BeforeEach
    void folder() throws IOException {
        folder = Files.createTempDirectory("kv");
        socket = folder.resolve("run/sock");
    }

    @AfterEach
    void clean() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void hasItsModeAndGroupAndLeavesNothingButItsLock() throws IOException {
        String group = Files.readAttributes(folder, java.nio.file.attribute.PosixFileAttributes.class)
                .group()
                .getName();
        try (Server server = server(new Listener(socket, false, 0620, group))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                    .isEqualTo("rw--w----");
            assertThat(names()).containsExactlyInAnyOrder("sock", "sock.lock");
            assertThat(server.clientCount()).isZero();
        }
        assertThat(names()).containsExactly("sock.lock");
    }

    @Test
    void replacesWhatADeadDaemonLeft() throws IOException {
        Files.createDirectories(socket.getParent());
        ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        dead.bind(UnixDomainSocketAddress.of(socket));
        dead.close();
        assertThat(socket).exists();
        try (Server server = server(new Listener(socket, false, 0600, ""));
                TestClient client = TestClient.opened(socket)) {
            assertThat(client.call(157, null)).isEqualTo(12_008_000L);
            assertThat(server.clientCount()).isEqualTo(1);
        }
    }

    @Test
    void refusesAnotherDaemonsSocket() throws IOException {
        try (Server first = server(new Listener(socket, false, 0600, ""))) {
            assertThatThrownBy(() -> server(new Listener(socket, false, 0600, "")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(socket.toString())
                    .hasMessageContaining("in use");
            try (TestClient client = TestClient.opened(socket)) {
                assertThat(client.call(157, null)).isEqualTo(12_008_000L);
            }
            assertThat(first.clientCount()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void refusesASocketOnWhichSomebodyWithoutOurLockAnswers() throws IOException {
        Files.createDirectories(socket.getParent());
        try (ServerSocketChannel other = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            other.bind(UnixDomainSocketAddress.of(socket));
            assertThatThrownBy(() -> server(new Listener(socket, false, 0600, "")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another daemon answers there");
            SocketChannel.open(UnixDomainSocketAddress.of(socket)).close();
        }
    }

    @Test
    void aFailureOfTheSecondSocketTakesTheFirstBack() throws IOException {
        Path tooLong = folder.resolve("x".repeat(120)).resolve("sock");
        assertThatThrownBy(() -> server(new Listener(socket, false, 0600, ""), new Listener(tooLong, true, 0666, "")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("at most 107");
        assertThat(socket).doesNotExist();
        server(new Listener(socket, false, 0600, "")).close();
        assertThatThrownBy(() -> server(new Listener(socket, false, 0600, "no such group")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("group 'no such group'");
        assertThat(names()).containsExactly("sock.lock");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(socket.getParent())) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static Server server(Listener... listeners) throws IOException {
        Server server = new Server(new FakeHypervisor(1).gateway, ServerSettings.defaults(List.of(listeners)));
        server.start();
        return server;
    }
}
