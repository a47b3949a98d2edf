package io.kavirt.testkit;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.api.driver.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** State files in a folder: written beside and renamed. It does not force them to disk: a test's process does not crash. */
public final class FolderStateDirectory implements StateDirectory {
    private final Path folder;

    /** Uses {@code folder} and makes it. */
    public FolderStateDirectory(Path folder) {
        this.folder = folder;
        guard(folder, () -> Files.createDirectories(folder));
    }

    @Override
    public Path path() {
        return folder;
    }

    @Override
    public StateDirectory child(String name) {
        return new FolderStateDirectory(file(name));
    }

    @Override
    public void write(String file, byte[] content) {
        Path target = file(file);
        guard(target, () -> {
            Path beside = Files.createTempFile(folder, "." + file, ".new");
            Files.write(beside, content);
            return Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        });
    }

    @Override
    public void writeVolatile(String file, byte[] content) {
        write(file, content);
    }

    @Override
    public Optional<byte[]> read(String file) {
        Path source = file(file);
        return guard(source, () -> {
            try {
                return Optional.of(Files.readAllBytes(source));
            } catch (NoSuchFileException e) {
                return Optional.empty();
            }
        });
    }

    @Override
    public List<String> list(String suffix) {
        return guard(folder, () -> {
            try (Stream<Path> files = Files.list(folder)) {
                return files.filter(Files::isRegularFile)
                        .map(each -> each.getFileName().toString())
                        .filter(name -> name.endsWith(suffix) && !name.startsWith("."))
                        .sorted()
                        .toList();
            }
        });
    }

    @Override
    public boolean delete(String file) {
        return guard(file(file), () -> Files.deleteIfExists(file(file)));
    }

    @Override
    public Path setAside(String file, String reason) {
        Path aside = file(file + ".broken");
        return guard(aside, () -> Files.move(file(file), aside, StandardCopyOption.REPLACE_EXISTING));
    }

    private Path file(String name) {
        if (name.isEmpty() || name.contains("/") || name.equals("..")) {
            throw new IllegalArgumentException("'" + name + "' is not the name of a file within " + folder);
        }
        return folder.resolve(name);
    }

    private interface FileWork<T> {
        T run() throws IOException;
    }

    private static <T> T guard(Path path, FileWork<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new VirtException(ErrorCode.SYSTEM_ERROR, ErrorDomain.NONE, path + ": " + e, e);
        }
    }
}
