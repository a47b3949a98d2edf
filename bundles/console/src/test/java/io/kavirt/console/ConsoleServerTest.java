package io.kavirt.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.kavirt.console.Frames.Type;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConsoleServerTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

    @Test
    void aCommandsOutputAndStatusReachTheClient() throws IOException {
        assertThat(run("echo hello")).isZero();
        assertThat(stdout.toString(StandardCharsets.UTF_8)).isEqualTo("hello");
        assertThat(run("status")).isEqualTo(7);
    }

    @Test
    void aFailingCommandSaysWhy() throws IOException {
        assertThat(run("boom")).isEqualTo(1);
        assertThat(stderr.toString(StandardCharsets.UTF_8)).contains("no such command: boom");
    }

    @Test
    void aCommandThatWasInterruptedStillReports() throws IOException {
        assertThat(run("interrupt")).isZero();
        assertThat(stdout.toString(StandardCharsets.UTF_8)).isEqualTo("interrupted");
    }

    @Test
    void theSocketIsForItsOwnerAndGoesAway() throws IOException {
        Path socket = folder.resolve("sock");
        try (ConsoleServer server = server(socket, true)) {
            assertThat(server).isNotNull();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                    .isEqualTo("rw-------");
        }
        assertThat(socket).doesNotExist();
    }

    @Test
    void whoIsNotAdmittedGetsNothing() throws IOException {
        Path socket = folder.resolve("sock");
        try (ConsoleServer server = server(socket, false);
                SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            assertThat(server).isNotNull();
            channel.connect(UnixDomainSocketAddress.of(socket));
            assertThat(ChannelStreams.input(channel).read()).isEqualTo(-1);
        }
    }

    private int run(String command) throws IOException {
        Path socket = folder.resolve("sock");
        try (ConsoleServer server = server(socket, true);
                SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            assertThat(server).isNotNull();
            channel.connect(UnixDomainSocketAddress.of(socket));
            Frames.write(ChannelStreams.output(channel), Type.COMMAND, command);
            DataInputStream in = ChannelStreams.input(channel);
            return ConsoleClient.show(in, new PrintStream(stdout), new PrintStream(stderr));
        }
    }

    private static ConsoleServer server(Path socket, boolean admit) throws IOException {
        return new ConsoleServer(socket, client -> admit, client -> new ConsoleConversation(shell(), client).run());
    }

    /** A shell that knows {@code echo} and {@code status}. */
    private static SessionFactory shell() {
        return fake(SessionFactory.class, (method, args) -> {
            PrintStream out = (PrintStream) args[1];
            assertThat((InputStream) args[0]).isEmpty();
            return fake(Session.class, (call, words) -> {
                if (!call.equals("execute")) {
                    return null;
                }
                String line = words[0].toString();
                if (line.startsWith("echo ")) {
                    out.print(line.substring("echo ".length()));
                    return null;
                }
                if (line.equals("interrupt")) {
                    Thread.currentThread().interrupt();
                    out.print("interrupted");
                    return null;
                }
                if (line.equals("status")) {
                    return 7;
                }
                throw new IllegalArgumentException("no such command: " + line);
            });
        });
    }

    private interface Answer {
        Object to(String method, Object[] args);
    }

    private static <T> T fake(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, args) -> answer.to(method.getName(), args)));
    }
}
