package io.kavirt.driver.qemu.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.kavirt.api.domain.DomainState;
import io.kavirt.linux.process.ProcessId;
import io.kavirt.testkit.FolderStateDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveStoreTest {
    @TempDir
    private Path folder;

    private LiveStore store;

    @BeforeEach
    void open() {
        store = new LiveStore(new FolderStateDirectory(folder));
    }

    private static LiveState state(UUID uuid, boolean full) {
        return new LiveState(
                uuid,
                "vm <&> \"ü\"",
                7,
                "token",
                full ? LiveState.Phase.RUNNING : LiveState.Phase.STARTING,
                full ? new ProcessId(42, 4711) : null,
                "/run/x.qmp",
                "<domain>\n</domain>\n",
                DomainState.PAUSED,
                5,
                full,
                full ? List.of("a", "b") : List.of(),
                full ? new LiveState.SaveInProgress("/f", "/f.partial", "t", true) : null);
    }

    @Test
    void readsWhatItWrote() {
        LiveState full = state(new UUID(1, 1), true);
        LiveState bare = state(new UUID(1, 2), false);
        store.write(full);
        store.write(bare);

        assertThat(store.load()).containsExactlyInAnyOrder(full, bare);

        store.delete(full.uuid());
        assertThat(store.load()).containsExactly(bare);
    }

    @Test
    void setsAsideWhatIsNotWhole() throws IOException {
        LiveState good = state(new UUID(1, 1), true);
        store.write(good);
        Path guests = folder.resolve("guests");
        String text = Files.readString(guests.resolve(good.uuid() + ".json"));
        List<String> bad = List.of(
                "",
                "{",
                "[]",
                "null",
                text.substring(0, text.length() / 2),
                text.replace("kavirt-qemu-live-1", "other"),
                text.replace("RUNNING", "FLYING"),
                text.replace("42@4711", "42"),
                text.replaceFirst("\"id\" ?: ?7", "\"id\":\"seven\""),
                text);
        for (int i = 0; i < bad.size(); i++) {
            Files.write(guests.resolve(new UUID(2, i) + ".json"), bad.get(i).getBytes(StandardCharsets.UTF_8));
        }

        assertThat(store.load()).containsExactly(good);
        assertThat(store.load())
                .as("once set aside, they are not looked at again")
                .containsExactly(good);
        try (var files = Files.list(guests)) {
            assertThat(files.count()).as("nothing is deleted").isEqualTo(1 + bad.size());
        }
    }

    @Test
    void remembersAutostart() {
        assertThat(store.autostarted()).isFalse();
        store.markAutostarted();
        assertThat(new LiveStore(new FolderStateDirectory(folder)).autostarted())
                .isTrue();
    }
}
