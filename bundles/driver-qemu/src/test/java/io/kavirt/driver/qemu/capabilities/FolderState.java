package io.kavirt.driver.qemu.capabilities;

import io.kavirt.api.driver.StateDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** State files in a plain folder; remembers what was set aside. */
final class FolderState implements StateDirectory {
    final List<String> setAside = new ArrayList<>();
    private final Path folder;

    FolderState(Path folder) {
        this.folder = folder;
    }

    @Override
    public Path path() {
        return folder;
    }

    @Override
    public StateDirectory child(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void write(String file, byte[] content) {
        try {
            Files.write(folder.resolve(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void writeVolatile(String file, byte[] content) {
        write(file, content);
    }

    @Override
    public Optional<byte[]> read(String file) {
        try {
            return Files.exists(folder.resolve(file))
                    ? Optional.of(Files.readAllBytes(folder.resolve(file)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> list(String suffix) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean delete(String file) {
        try {
            return Files.deleteIfExists(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Path setAside(String file, String reason) {
        setAside.add(file + ": " + reason);
        delete(file);
        return folder.resolve(file + ".broken");
    }
}
