package io.kavirt.driver.test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text files that users name. They may name anything, and a read that never ends or fills the memory would hurt all others. */
final class TextFile {
    private TextFile() {}

    /**
     * Reads a regular file.
     *
     * @param maximum bytes that are accepted
     * @throws IOException if it is not there, is no regular file, is too big or cannot be read
     */
    static String read(Path file, int maximum) throws IOException {
        long size = Files.size(file);
        if (!Files.isRegularFile(file)) {
            throw new IOException("it is no regular file");
        }
        if (size > maximum) {
            throw new IOException("it has " + size + " bytes, at most " + maximum + " are accepted");
        }
        // Never more than that, even if it grows meanwhile. A file of the kernel says 0 and might wait for more for
        // ever.
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes((int) size), StandardCharsets.UTF_8);
        }
    }
}
