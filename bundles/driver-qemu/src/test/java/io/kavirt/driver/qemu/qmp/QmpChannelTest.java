package io.kavirt.driver.qemu.qmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kavirt.api.VirtException;
import io.kavirt.driver.qemu.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class QmpChannelTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final ExecutorService executor = Executors.newFixedThreadPool(3);
    private final QmpReactor reactor = new QmpReactor("test-qmp", executor);
    private final RecordingListener listener = new RecordingListener();
    private final List<FakeQmpServer> servers = new ArrayList<>();

    @AfterEach
    void stop() throws IOException {
        reactor.close();
        for (FakeQmpServer server : servers) {
            server.close();
        }
        executor.shutdownNow();
    }

    private FakeQmpServer serve(String greeting, Function<Json, String> answers) throws IOException {
        FakeQmpServer server = new FakeQmpServer(path(), greeting, answers);
        servers.add(server);
        return server;
    }

    private FakeQmpServer serve() throws IOException {
        return serve(FakeQmpServer.GREETING, FakeQmpServer::ok);
    }

    private Path path() {
        return folder.resolve("qmp");
    }

    private static QmpSettings settings() {
        return new QmpSettings("vm1", LONG, LONG, 1 << 20);
    }

    private QmpChannel connect() throws Exception {
        return connect(settings());
    }

    private QmpChannel connect(QmpSettings settings) throws Exception {
        return QmpChannel.connect(reactor, path(), listener, settings).get(20, TimeUnit.SECONDS);
    }

    @Test
    void negotiatesAndExecutes() throws Exception {
        FakeQmpServer server = serve(
                FakeQmpServer.GREETING,
                command -> FakeQmpServer.answer(
                        command, "{\"return\": " + command.get("arguments").orElse(Json.of("none"))));
        QmpChannel channel = connect();
        assertThat(channel.greeting().at("version").at("qemu").at("major").asInt())
                .isEqualTo(7);
        assertThat(channel.supportsOutOfBand()).isTrue();
        Json.Obj arguments =
                Json.object().put("a", 1).put("b", "é\n").put("c", true).build();
        assertThat(channel.call("echo", arguments)).isEqualTo(arguments);
        assertThat(channel.call("nothing")).isEqualTo(Json.of("none"));
        channel.executeOutOfBand("now", Json.EMPTY, LONG).get(20, TimeUnit.SECONDS);
        List<Json> received = server.received();
        assertThat(received.get(0).at("arguments").format()).isEqualTo("{\"enable\":[\"oob\"]}");
        assertThat(received.get(2).has("arguments")).isFalse();
        assertThat(received.get(3).string("exec-oob")).contains("now");
        assertThat(received.stream().map(message -> message.at("id").asLong())).doesNotHaveDuplicates();
    }

    @Test
    void worksWithoutOutOfBand() throws Exception {
        FakeQmpServer server = serve(FakeQmpServer.GREETING.replace("\"oob\"", ""), FakeQmpServer::ok);
        QmpChannel channel = connect();
        assertThat(channel.supportsOutOfBand()).isFalse();
        channel.executeOutOfBand("now", Json.EMPTY, LONG).get(20, TimeUnit.SECONDS);
        assertThat(server.received().get(0).has("arguments")).isFalse();
        assertThat(server.received().get(1).string("execute")).contains("now");
    }

    @Test
    void refusalsCarryQemusWords() throws Exception {
        serve(
                FakeQmpServer.GREETING,
                command -> FakeQmpServer.answer(
                        command, "{\"error\": {\"class\": \"DeviceNotFound\", \"desc\": \"Device 'x' not found\"}"));
        QmpChannel channel = connect();
        assertThatThrownBy(() -> channel.call("device_del")).isInstanceOfSatisfying(QmpException.class, e -> {
            assertThat(e.isDeviceNotFound()).isTrue();
            assertThat(e.description()).isEqualTo("Device 'x' not found");
            assertThat(e.command()).isEqualTo("device_del");
            assertThat(e.toVirtException()).hasMessageContaining("'device_del': Device 'x' not found");
        });
        Json raw = channel.executeRaw((Json.Obj) Json.parse("{\"execute\":\"device_del\",\"id\":\"mine\"}"), LONG)
                .get(20, TimeUnit.SECONDS);
        assertThat(raw.at("error").at("class").asString()).isEqualTo("DeviceNotFound");
        assertThatThrownBy(() -> channel.executeRaw(Json.EMPTY, LONG)).hasMessageContaining("'execute'");
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void anErrorWithoutIdEndsTheOldestCommand() throws Exception {
        serve(FakeQmpServer.GREETING, command -> "{\"error\": {\"class\": \"GenericError\", \"desc\": \"bad\"}}\r\n");
        QmpChannel channel = connect();
        assertThatThrownBy(() -> channel.call("x")).isInstanceOf(QmpException.class);
    }

    @Test
    void answersMayComeInAnyOrderAndInPieces() throws Exception {
        List<Json> commands = new ArrayList<>();
        FakeQmpServer server = serve(FakeQmpServer.GREETING, command -> {
            commands.add(command);
            return "";
        });
        QmpChannel channel = connect();
        CompletableFuture<Json> first = channel.execute("one", Json.EMPTY);
        CompletableFuture<Json> second = channel.execute("two", Json.EMPTY);
        while (commands.size() < 2) {
            Thread.sleep(1);
        }
        String all = FakeQmpServer.event(1)
                + FakeQmpServer.answer(commands.get(1), "{\"return\": \"zwö\"")
                + FakeQmpServer.event(2) + "\r\n"
                + FakeQmpServer.answer(commands.get(0), "{\"return\": \"eins\"");
        for (byte b : all.getBytes(StandardCharsets.UTF_8)) {
            server.say(new byte[] {b});
        }
        assertThat(second.get(20, TimeUnit.SECONDS)).isEqualTo(Json.of("zwö"));
        assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo(Json.of("eins"));
        listener.awaitEvents(2);
        assertThat(listener.numbers()).containsExactly(1L, 2L);
        assertThat(listener.events().get(0))
                .isEqualTo(new QmpEvent(
                        "TICK", Json.object().put("n", 1).build(), Instant.ofEpochSecond(1_700_000_000, 1000)));
    }

    @Test
    void aCommandWithoutAnswerTimesOutAndTheChannelGoesOn() throws Exception {
        List<Json> held = new ArrayList<>();
        FakeQmpServer server = serve(FakeQmpServer.GREETING, command -> {
            if (command.string("execute").orElse("").equals("slow")) {
                held.add(command);
                return "";
            }
            return FakeQmpServer.ok(command);
        });
        QmpChannel channel = connect();
        CompletableFuture<Json> patient = channel.execute("slow", Json.EMPTY, Duration.ofSeconds(50));
        long start = System.nanoTime();
        assertThatThrownBy(() -> channel.call("slow", Json.EMPTY, Duration.ofMillis(80)))
                .isInstanceOf(VirtException.class)
                .hasMessageContaining("'slow'")
                .hasMessageContaining("vm1")
                .hasMessageContaining("80 ms");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(80), Duration.ofSeconds(5));
        server.say(FakeQmpServer.ok(held.get(1)));
        assertThat(channel.call("fast")).isEqualTo(Json.EMPTY);
        assertThat(patient).isNotDone();
        server.say(FakeQmpServer.ok(held.get(0)));
        assertThat(patient.get(20, TimeUnit.SECONDS)).isEqualTo(Json.EMPTY);
    }

    @Test
    void theEndIsToldOnceAfterAllEvents() throws Exception {
        FakeQmpServer server = serve(FakeQmpServer.GREETING, command -> "");
        QmpChannel channel = connect();
        CompletableFuture<Json> open = channel.execute("never", Json.EMPTY);
        StringBuilder burst = new StringBuilder();
        LongStream.range(0, 2000).forEach(n -> burst.append(FakeQmpServer.event(n)));
        server.say(burst.toString());
        server.hangUp();
        assertThat(listener.awaitEnd().kind()).isEqualTo(QmpEnd.Kind.CLOSED_BY_QEMU);
        assertThat(listener.numbers())
                .isEqualTo(LongStream.range(0, 2000).boxed().toList());
        assertThatThrownBy(() -> open.get(20, TimeUnit.SECONDS)).hasRootCauseInstanceOf(VirtException.class);
        channel.close();
        channel.closed().get(20, TimeUnit.SECONDS);
        assertThatThrownBy(() -> channel.call("later")).hasMessageContaining("is closed");
        Thread.sleep(20);
        assertThat(listener.ends()).hasSize(1);
        assertThat(reactor.channelCount()).isZero();
    }

    @Test
    void closingHereDeliversWhatHasArrived() throws Exception {
        FakeQmpServer server = serve();
        QmpChannel channel = connect();
        channel.call("sync");
        server.say(FakeQmpServer.event(1) + FakeQmpServer.event(2));
        channel.close();
        assertThat(listener.awaitEnd().kind()).isEqualTo(QmpEnd.Kind.CLOSED_HERE);
        assertThat(listener.numbers()).containsExactly(1L, 2L);
        channel.closed().get(20, TimeUnit.SECONDS);
    }

    @Test
    void garbageAndOversizeEndTheChannel() throws Exception {
        FakeQmpServer server = serve();
        connect();
        server.say(FakeQmpServer.event(7) + "HTTP/1.1 200 OK\r\n");
        QmpEnd end = listener.awaitEnd();
        assertThat(end.kind()).isEqualTo(QmpEnd.Kind.BAD_INPUT);
        assertThat(listener.numbers()).containsExactly(7L);
    }

    @Test
    void aLineOverTheLimitEndsTheChannel() throws Exception {
        FakeQmpServer server = serve();
        connect();
        byte[] big = new byte[(1 << 20) + 2];
        java.util.Arrays.fill(big, (byte) ' ');
        server.say(big);
        QmpEnd end = listener.awaitEnd();
        assertThat(end.kind()).isEqualTo(QmpEnd.Kind.BAD_INPUT);
        assertThat(end.detail()).contains(Integer.toString(1 << 20));
    }

    @Test
    void bigMessagesPassBothWays() throws Exception {
        serve(
                FakeQmpServer.GREETING,
                command -> FakeQmpServer.answer(command, "{\"return\": " + command.at("arguments")));
        QmpChannel channel = connect(new QmpSettings("vm1", LONG, LONG, 32 << 20));
        Json.Obj big = Json.object("text", "x".repeat(5 << 20));
        List<CompletableFuture<Json>> answers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            answers.add(channel.execute("echo", big));
        }
        for (CompletableFuture<Json> answer : answers) {
            assertThat(answer.get(20, TimeUnit.SECONDS).at("text").asString()).hasSize(5 << 20);
        }
    }

    @Test
    void failedGreetingsAreReported() throws Exception {
        serve("", FakeQmpServer::ok);
        QmpSettings hasty = new QmpSettings("vm1", Duration.ofMillis(50), LONG, 1 << 20);
        assertThatThrownBy(() -> connect(hasty)).hasStackTraceContaining("did not greet within 50 ms");
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> QmpChannel.connect(reactor, missing, listener, settings())
                        .get(20, TimeUnit.SECONDS))
                .hasStackTraceContaining("missing")
                .hasCauseInstanceOf(VirtException.class);
        assertThat(listener.ends()).isEmpty();
    }

    @Test
    void waitingOnTheReactorsThreadIsRefused() throws Exception {
        CompletableFuture<Json> sent = new CompletableFuture<>();
        FakeQmpServer server = serve(FakeQmpServer.GREETING, command -> {
            sent.complete(command);
            return "";
        });
        QmpChannel channel = connect();
        CompletableFuture<Json> nested =
                channel.execute("outer", Json.EMPTY).thenApply(answer -> channel.call("inner"));
        server.say(FakeQmpServer.ok(sent.get(20, TimeUnit.SECONDS)));
        assertThatThrownBy(() -> nested.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void aFailingListenerHarmsNobody() throws Exception {
        FakeQmpServer server = serve();
        CompletableFuture<QmpEnd> end = new CompletableFuture<>();
        QmpListener failing = new QmpListener() {
            @Override
            public void event(QmpEvent event) {
                throw new IllegalStateException("on purpose");
            }

            @Override
            public void closed(QmpEnd reason) {
                end.complete(reason);
            }
        };
        QmpChannel channel =
                QmpChannel.connect(reactor, path(), failing, settings()).get(20, TimeUnit.SECONDS);
        server.say(FakeQmpServer.event(1));
        assertThat(channel.call("still")).isEqualTo(Json.EMPTY);
        server.hangUp();
        assertThat(end.get(20, TimeUnit.SECONDS).kind()).isEqualTo(QmpEnd.Kind.CLOSED_BY_QEMU);
    }

    @Test
    void closingTheReactorEndsItsChannelsAndItsThread() throws Exception {
        serve();
        QmpChannel channel = connect();
        reactor.close();
        reactor.close();
        assertThat(listener.awaitEnd().kind()).isEqualTo(QmpEnd.Kind.CLOSED_HERE);
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("test-qmp"));
        assertThatThrownBy(() -> channel.call("later")).isInstanceOf(VirtException.class);
        assertThatThrownBy(() -> connect()).hasCauseInstanceOf(VirtException.class);
    }
}
