package io.kavirt.driver.qemu.qmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kavirt.driver.qemu.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class QmpHandoverTest {
    private static final QmpSettings SETTINGS = QmpSettings.of("vm1");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @Test
    void noEventAndNoCommandIsLostOverManyHandovers() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(2);
        AtomicBoolean goOn = new AtomicBoolean(true);
        try (FakeQmpServer server = new FakeQmpServer(folder.resolve("qmp"))) {
            QmpReactor reactor = new QmpReactor("qmp-0", executor);
            List<Long> numbers = new ArrayList<>();
            RecordingListener listener = new RecordingListener();
            QmpChannel channel = QmpChannel.connect(reactor, folder.resolve("qmp"), listener, SETTINGS)
                    .get(20, TimeUnit.SECONDS);
            CompletableFuture<Long> stream = CompletableFuture.supplyAsync(() -> {
                long n = 0;
                while (goOn.get()) {
                    String message = FakeQmpServer.event(n++);
                    // In two parts, so that handovers fall into the middle of a line; an answer may not.
                    synchronized (server) {
                        server.say(message.substring(0, 40));
                        server.say(message.substring(40));
                    }
                }
                return n;
            });
            long commands = 0;
            for (int turn = 1; turn <= 30; turn++) {
                List<CompletableFuture<Json>> inFlight = new ArrayList<>();
                for (int i = 0; i < 5; i++, commands++) {
                    inFlight.add(channel.execute("command-" + commands, Json.EMPTY));
                }
                Map<String, Object> state = channel.detach(PATIENCE).get(20, TimeUnit.SECONDS);
                assertThat(inFlight).allMatch(answer -> answer.isDone() && !answer.isCompletedExceptionally());
                numbers.addAll(listener.numbers());
                assertThat(listener.ends()).isEmpty();
                reactor.close();
                reactor = new QmpReactor("qmp-" + turn, executor);
                listener = new RecordingListener();
                channel = QmpChannel.adopt(reactor, state, listener, SETTINGS);
                assertThat(channel.greeting().has("version")).isTrue();
            }
            goOn.set(false);
            long sent = stream.get(20, TimeUnit.SECONDS);
            channel.call("last");
            channel.detach(PATIENCE).get(20, TimeUnit.SECONDS);
            numbers.addAll(listener.numbers());
            reactor.close();
            assertThat(sent).isGreaterThan(30);
            assertThat(numbers).isEqualTo(LongStream.range(0, sent).boxed().toList());
            // The fake's single line parser would have failed on a message that was cut or repeated.
            assertThat(server.received().stream()
                            .map(message -> message.at("id").asLong()))
                    .isEqualTo(LongStream.rangeClosed(1, commands + 2).boxed().toList());
        } finally {
            goOn.set(false);
            executor.shutdownNow();
        }
    }

    @Test
    void halfALineIsHandedOverToo() throws Exception {
        try (FakeQmpServer server = new FakeQmpServer(folder.resolve("qmp"));
                QmpReactor reactor = new QmpReactor("qmp-c", Runnable::run)) {
            RecordingListener before = new RecordingListener();
            RecordingListener after = new RecordingListener();
            QmpChannel channel = QmpChannel.connect(reactor, folder.resolve("qmp"), before, SETTINGS)
                    .get(20, TimeUnit.SECONDS);
            String second = FakeQmpServer.event(2);
            server.say(FakeQmpServer.event(1) + second.substring(0, 30));
            before.awaitEvents(1);
            Map<String, Object> state = channel.detach(PATIENCE).get(20, TimeUnit.SECONDS);
            assertThat((byte[]) state.get("unread")).hasSize(30);
            server.say(second.substring(30) + FakeQmpServer.event(3));
            QmpChannel.adopt(reactor, state, after, SETTINGS);
            after.awaitEvents(2);
            assertThat(before.numbers()).containsExactly(1L);
            assertThat(after.numbers()).containsExactly(2L, 3L);
        }
    }

    @Test
    void aStuckCommandDoesNotHoldTheHandoverUp() throws Exception {
        try (FakeQmpServer server = new FakeQmpServer(
                        folder.resolve("qmp"),
                        FakeQmpServer.GREETING,
                        command ->
                                command.string("execute").orElse("").equals("stuck") ? "" : FakeQmpServer.ok(command));
                QmpReactor reactor = new QmpReactor("qmp-a", Runnable::run)) {
            QmpChannel channel = QmpChannel.connect(reactor, folder.resolve("qmp"), new RecordingListener(), SETTINGS)
                    .get(20, TimeUnit.SECONDS);
            CompletableFuture<Json> stuck = channel.execute("stuck", Json.EMPTY);
            CompletableFuture<Map<String, Object>> handover = channel.detach(Duration.ofMillis(100));
            while (channel.isOpen()) {
                Thread.sleep(1);
            }
            assertThatThrownBy(() -> channel.call("new")).hasMessageContaining("handed over");
            Map<String, Object> state = handover.get(20, TimeUnit.SECONDS);
            assertThatThrownBy(() -> stuck.get(20, TimeUnit.SECONDS)).hasStackTraceContaining("handed over");
            assertThatThrownBy(() -> channel.detach(PATIENCE).get(20, TimeUnit.SECONDS))
                    .hasStackTraceContaining("is closed");
            RecordingListener listener = new RecordingListener();
            QmpChannel next = QmpChannel.adopt(reactor, state, listener, SETTINGS);
            // The late answer belongs to nobody any more, and must not be taken for another's.
            server.say("{\"return\": \"late\", \"id\": 2}\r\n");
            assertThat(next.call("query")).isEqualTo(Json.EMPTY);
            server.hangUp();
            assertThat(listener.awaitEnd().kind()).isEqualTo(QmpEnd.Kind.CLOSED_BY_QEMU);
        }
    }

    @Test
    void theStateIsMadeOfTheJdksTypes() throws Exception {
        try (FakeQmpServer server = new FakeQmpServer(folder.resolve("qmp"));
                QmpReactor reactor = new QmpReactor("qmp-b", Runnable::run)) {
            QmpChannel channel = QmpChannel.connect(reactor, folder.resolve("qmp"), new RecordingListener(), SETTINGS)
                    .get(20, TimeUnit.SECONDS);
            Map<String, Object> state = channel.detach(PATIENCE).get(20, TimeUnit.SECONDS);
            assertThat(server.received()).hasSize(1);
            assertThat(state.values())
                    .allMatch(value -> value.getClass().getClassLoader() == null
                            || value.getClass().getClassLoader() == ClassLoader.getPlatformClassLoader());
            assertThat(state.getClass().getClassLoader()).isNull();
            Map<String, Object> damaged = new HashMap<>(state);
            damaged.put("nextId", "7");
            assertThatThrownBy(() -> QmpChannel.adopt(reactor, damaged, new RecordingListener(), SETTINGS))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'nextId'");
            QmpChannel.adopt(reactor, state, new RecordingListener(), SETTINGS).close();
        }
    }
}
