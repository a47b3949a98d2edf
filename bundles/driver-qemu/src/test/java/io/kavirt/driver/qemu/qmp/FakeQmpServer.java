package io.kavirt.driver.qemu.qmp;

import io.kavirt.driver.qemu.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A monitor as QEMU has it, whose answers and outbursts a test decides. */
final class FakeQmpServer implements AutoCloseable {
    static final String GREETING = "{\"QMP\": {\"version\": {\"qemu\": {\"micro\": 22, \"minor\": 2, \"major\": 7}, "
            + "\"package\": \"Fake\"}, \"capabilities\": [\"oob\"]}}\r\n";

    private final ServerSocketChannel server;
    private final CompletableFuture<SocketChannel> client = new CompletableFuture<>();
    private final List<Json> received = new CopyOnWriteArrayList<>();
    private final Function<Json, String> answers;
    private final String greeting;

    /** {@code answers} gets each command and gives what is sent, or the empty text for silence. */
    FakeQmpServer(Path path, String greeting, Function<Json, String> answers) throws IOException {
        this.answers = answers;
        this.greeting = greeting;
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(path));
        Thread thread = new Thread(this::serve, "fake-qmp");
        thread.setDaemon(true);
        thread.start();
    }

    FakeQmpServer(Path path) throws IOException {
        this(path, GREETING, FakeQmpServer::ok);
    }

    static String ok(Json command) {
        return answer(command, "{\"return\": {}");
    }

    static String answer(Json command, String start) {
        return start + ", \"id\": " + command.at("id") + "}\r\n";
    }

    static String event(long number) {
        return "{\"timestamp\": {\"seconds\": 1700000000, \"microseconds\": " + number % 1_000_000
                + "}, \"event\": \"TICK\", \"data\": {\"n\": " + number + "}}\r\n";
    }

    List<Json> received() {
        return received;
    }

    SocketChannel client() {
        try {
            return client.get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("no client came", e);
        }
    }

    synchronized void say(byte[] bytes) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                client().write(buffer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void say(String text) {
        say(text.getBytes(StandardCharsets.UTF_8));
    }

    void hangUp() {
        try {
            client().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        if (client.isDone()) {
            hangUp();
        }
    }

    private void serve() {
        try {
            SocketChannel accepted = server.accept();
            client.complete(accepted);
            say(greeting);
            LineBuffer lines = new LineBuffer(1 << 24);
            ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
            while (accepted.read(buffer) >= 0) {
                lines.feed(buffer.array(), buffer.position(), this::command);
                buffer.clear();
            }
        } catch (IOException | UncheckedIOException e) {
            client.completeExceptionally(e);
        }
    }

    private void command(byte[] bytes, int start, int end) {
        Json command = Json.parse(bytes, start, end);
        received.add(command);
        boolean negotiation = command.string("execute").orElse("").equals("qmp_capabilities");
        say(negotiation ? ok(command) : answers.apply(command));
    }
}
