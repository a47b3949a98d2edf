package io.kavirt.driver.qemu;

import io.kavirt.driver.qemu.capabilities.QemuCapabilitiesCache;
import io.kavirt.testkit.FakeDriverContext;
import io.kavirt.testkit.FolderStateDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Contexts in which the binaries have been asked already, so that not each test asks them again. */
final class WarmContext {
    private static final Path EMULATOR = Path.of("/usr/bin/qemu-system-x86_64");

    private final Path answers;

    private WarmContext(Path answers) {
        this.answers = answers;
    }

    /** Asks the binaries; without QEMU the tests are skipped. */
    static WarmContext ask() {
        Assumptions.assumeTrue(
                Files.isExecutable(EMULATOR), () -> EMULATOR + " is missing: nothing is tested with QEMU itself");
        try {
            Path folder = Files.createTempDirectory("kvcaps");
            new QemuCapabilitiesCache(new FolderStateDirectory(folder), Runnable::run)
                    .refresh()
                    .join();
            return new WarmContext(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FakeDriverContext context() {
        FakeDriverContext context = new FakeDriverContext();
        try {
            Path target = Files.createDirectories(context.root().resolve("lib/qemu/capabilities"));
            for (Path file : files()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return context;
    }

    void delete() {
        try {
            for (Path file : files()) {
                Files.delete(file);
            }
            Files.delete(answers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(answers)) {
            return files.toList();
        }
    }
}
