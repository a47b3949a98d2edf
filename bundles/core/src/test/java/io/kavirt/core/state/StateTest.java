package io.kavirt.core.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kavirt.api.driver.StateDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateTest {
    @TempDir
    Path folder;

    @Test
    void replacesFilesWholly() throws IOException {
        StateDirectory directory = FileStateDirectory.at(folder.resolve("a/b"));
        directory.write("vm1.xml", "one".getBytes(UTF_8));
        directory.writeVolatile("vm1.xml", "two".getBytes(UTF_8));
        directory.child("autostart").write("x", new byte[0]);
        Files.writeString(folder.resolve("a/b/.vm2.xml.123" + FileStateDirectory.INCOMPLETE), "half");

        assertThat(directory.list(".xml")).containsExactly("vm1.xml");
        assertThat(directory.list("")).containsExactly("vm1.xml");
        assertThat(directory.read("vm1.xml"))
                .hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo("two"));
        assertThat(directory.read("none.xml")).isEmpty();
        assertThat(directory.delete("vm1.xml")).isTrue();
        assertThat(directory.delete("vm1.xml")).isFalse();
    }

    @Test
    void setsAsideWithoutOverwriting() throws IOException {
        StateDirectory directory = FileStateDirectory.at(folder);
        for (int i = 1; i <= 3; i++) {
            directory.write("vm1.xml", ("broken " + i).getBytes(UTF_8));
            directory.setAside("vm1.xml", "it ends in the middle");
        }
        assertThat(directory.list("")).containsExactly("vm1.xml.broken", "vm1.xml.broken-2", "vm1.xml.broken-3");
        assertThat(folder.resolve("vm1.xml.broken-2")).content().isEqualTo("broken 2");
    }

    @Test
    void refusesNamesThatLeaveTheFolder() {
        StateDirectory directory = FileStateDirectory.at(folder);
        for (String name : List.of("../x", "a/b", "..", "")) {
            assertThatThrownBy(() -> directory.write(name, new byte[0]))
                    .hasMessageContaining("'" + name + "'")
                    .hasMessageContaining("without '/'");
        }
    }

    @Test
    void saysWhichFileTheSystemRefused() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> FileStateDirectory.at(folder.resolve("file/sub")))
                .hasMessageContaining(folder.resolve("file/sub").toString());
    }

    @Test
    void handsOverObjectsOfTheJdkOnceAndForABoundedTime() throws Exception {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try (HandoverStore store = new HandoverStore(timer, Duration.ofMillis(80))) {
            CountDownLatch released = new CountDownLatch(1);
            store.leave("qemu", "vm1", Map.of("unread", new byte[] {1}, "names", List.of("a")));
            assertThat(store.take("test", "vm1")).isEmpty();
            assertThat(store.take("qemu", "vm1")).containsKeys("unread", "names");
            assertThat(store.take("qemu", "vm1")).isEmpty();

            assertThatThrownBy(() -> store.leave("qemu", "vm1", Map.of("x", List.of(new Own()))))
                    .hasMessageContaining(Own.class.getName());

            java.io.InputStream closing = new java.io.FilterInputStream(new ByteArrayInputStream(new byte[0])) {
                @Override
                public void close() {
                    released.countDown();
                }
            };
            java.io.BufferedInputStream ofTheJdk = new java.io.BufferedInputStream(closing);
            store.leave("qemu", "vm2", Map.of("channel", ofTheJdk));
            assertThat(released.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(store.take("qemu", "vm2")).isEmpty();
        } finally {
            timer.shutdownNow();
        }
    }

    private static final class Own {}
}
