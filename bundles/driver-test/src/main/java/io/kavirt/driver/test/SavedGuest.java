package io.kavirt.driver.test;

import io.kavirt.api.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A saved guest: there is no memory to save, so its document is all.
 *
 * @param xml the document with all secrets
 * @param paused whether the guest was paused
 */
record SavedGuest(String xml, boolean paused) {
    private static final String MAGIC = "KavirtTestGuest 1 ";
    private static final int SIZE_MAX = 16 << 20;

    /** Writes an image file. */
    void write(String name, String file) {
        try {
            Path path = Path.of(file);
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                throw new IOException("it is no regular file");
            }
            Files.writeString(path, MAGIC + (paused ? "paused" : "running") + "\n" + xml);
        } catch (IOException | IllegalArgumentException e) {
            throw Refusal.of(
                    ErrorCode.SYSTEM_ERROR, "saving domain '" + name + "' to '" + file + "' failed: " + reason(e), e);
        }
    }

    /** Reads an image file. */
    static SavedGuest read(String file) {
        String text;
        try {
            text = TextFile.read(Path.of(file), SIZE_MAX);
        } catch (IOException | IllegalArgumentException e) {
            throw Refusal.of(ErrorCode.SYSTEM_ERROR, "cannot read domain image '" + file + "': " + reason(e), e);
        }
        int end = text.indexOf('\n');
        if (end < 0 || !text.startsWith(MAGIC)) {
            throw Refusal.of(
                    ErrorCode.OPERATION_FAILED,
                    "'" + file + "' is no image of a test domain: it does not start with '" + MAGIC.strip() + "'");
        }
        return new SavedGuest(
                text.substring(end + 1), text.substring(MAGIC.length(), end).equals("paused"));
    }

    private static String reason(Exception e) {
        return e instanceof NoSuchFileException ? "No such file or directory" : e.toString();
    }
}
