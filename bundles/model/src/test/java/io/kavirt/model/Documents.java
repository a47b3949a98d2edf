package io.kavirt.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Documents that tests read: those beside them, and the corpus beside the project, where there is one. */
public final class Documents {
    private Documents() {}

    /** A document beside the test. */
    public static String resource(Class<?> test, String name) {
        try (InputStream stream = test.getResourceAsStream(name)) {
            if (stream == null) {
                throw new AssertionError("no resource " + name + " beside " + test);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder {@code ../shared/corpus}, seen from the project's root. */
    public static Optional<Path> corpus() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".git"))) {
                return Optional.of(folder.resolveSibling("shared").resolve("corpus"))
                        .filter(Files::isDirectory);
            }
        }
        return Optional.empty();
    }

    /** The text of a file. */
    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
