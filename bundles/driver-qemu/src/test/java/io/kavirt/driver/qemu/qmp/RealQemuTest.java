package io.kavirt.driver.qemu.qmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.kavirt.driver.qemu.json.Json;
import io.kavirt.linux.process.DetachedProcess;
import io.kavirt.linux.process.ExitStatus;
import io.kavirt.linux.process.Signal;
import io.kavirt.linux.process.SpawnSpec;
import io.kavirt.linux.socket.UnixListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RealQemuTest {
    private static final Path QEMU = Path.of("/usr/bin/qemu-system-x86_64");

    @TempDir
    Path folder;

    @Test
    void aGuestIsDrivenHandedOverAndEnded() throws Exception {
        assumeThat(QEMU).as("QEMU is not installed").exists();
        Path path = folder.resolve("qmp");
        RecordingListener first = new RecordingListener();
        RecordingListener second = new RecordingListener();
        DetachedProcess guest;
        try (QmpReactor reactor = new QmpReactor("qmp-real", Runnable::run)) {
            CompletableFuture<QmpChannel> connecting;
            try (UnixListener socket = UnixListener.open(path, UnixListener.Owner.caller(0600))) {
                // Connected before QEMU exists: nothing has to be waited for but the greeting.
                connecting = QmpChannel.connect(reactor, path, first, QmpSettings.of("real"));
                guest = DetachedProcess.spawn(SpawnSpec.of(
                                QEMU,
                                List.of(
                                        "-machine",
                                        "none",
                                        "-nodefaults",
                                        "-no-user-config",
                                        "-display",
                                        "none",
                                        "-S",
                                        "-chardev",
                                        "socket,id=monitor,fd=3,server=on,wait=off",
                                        "-mon",
                                        "chardev=monitor,mode=control"))
                        .withLog(folder.resolve("log"))
                        .withDescriptor(3, socket.descriptor()));
            }
            try {
                QmpChannel channel = connecting.get(30, TimeUnit.SECONDS);
                assertThat(channel.supportsOutOfBand()).isTrue();
                assertThat(channel.call("query-status").at("status").asString()).isEqualTo("prelaunch");
                assertThatThrownBy(() -> channel.call("no-such-command"))
                        .isInstanceOfSatisfying(QmpException.class, e -> assertThat(e.isCommandNotFound())
                                .isTrue());
                passADescriptor(channel);
                channel.call("cont");
                Map<String, Object> state =
                        channel.detach(Duration.ofSeconds(10)).get(20, TimeUnit.SECONDS);
                QmpChannel next = QmpChannel.adopt(reactor, state, second, QmpSettings.of("real"));
                assertThat(next.call("query-qmp-schema").asList()).hasSizeGreaterThan(500);
                next.call("stop");
                next.call("quit");
                assertThat(second.awaitEnd().kind()).isEqualTo(QmpEnd.Kind.CLOSED_BY_QEMU);
                assertThat(guest.reap(Duration.ofSeconds(10))).contains(new ExitStatus.Exited(0));
            } finally {
                guest.signal(Signal.KILL);
                guest.reap(Duration.ofSeconds(5));
            }
        }
        assertThat(first.events()).extracting(QmpEvent::name).containsExactly("RESUME");
        assertThat(second.events()).extracting(QmpEvent::name).containsExactly("STOP", "SHUTDOWN");
    }

    private static void passADescriptor(QmpChannel channel) throws Exception {
        // A listening socket as an example of what a guest may be given while it runs.
        Path path = Files.createTempDirectory("fd").resolve("s");
        Json.Obj set = Json.object().put("fdset-id", 7).put("opaque", "mine").build();
        try (UnixListener given = UnixListener.open(path, UnixListener.Owner.caller(0600))) {
            channel.executeWithDescriptors("add-fd", set, List.of(given.descriptor()), Duration.ofSeconds(10))
                    .get(20, TimeUnit.SECONDS);
        }
        Json sets = channel.call("query-fdsets");
        assertThat(sets.asList()).hasSize(1);
        assertThat(sets.asList().get(0).at("fds").asList().get(0).at("opaque")).isEqualTo(Json.of("mine"));
        assertThatThrownBy(() -> channel.call("add-fd", set)).isInstanceOf(QmpException.class);
        Files.delete(path);
        Files.delete(path.getParent());
    }
}
