package io.kavirt.linux.fs;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Replaces files so that a reader, or the next start after a crash, finds the old content or the new, never a part. What
 * a crash can leave is a file beside it whose name ends in {@link #TEMPORARY}.
 */
public final class AtomicFile {
    /** The end of the names of files that are being written. */
    public static final String TEMPORARY = ".new";

    private static final AtomicLong SEQUENCE = new AtomicLong();

    private AtomicFile() {}

    /** Writes text as UTF-8, readable and writable by the owner only. */
    public static void write(Path file, String text) {
        write(file, text.getBytes(StandardCharsets.UTF_8), PosixFilePermissions.fromString("rw-------"));
    }

    /**
     * Writes beside {@code file}, forces it to disk, renames it over {@code file} and forces the folder to disk.
     *
     * @throws VirtException SYSTEM_ERROR when any of these fails; {@code file} is then as before
     */
    public static void write(Path file, byte[] content, Set<PosixFilePermission> permissions) {
        Path folder = file.toAbsolutePath().getParent();
        Path beside = folder.resolve("." + file.getFileName() + "."
                + ProcessHandle.current().pid() + "-" + SEQUENCE.incrementAndGet() + TEMPORARY);
        try {
            writeNew(beside, content, permissions);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(folder);
        } catch (IOException e) {
            discard(beside, e);
            throw failure("write", file, e);
        }
    }

    /** Deletes the file if it is there and forces the folder to disk, so that it stays deleted after a crash. */
    public static boolean delete(Path file) {
        try {
            boolean deleted = Files.deleteIfExists(file);
            if (deleted) {
                force(file.toAbsolutePath().getParent());
            }
            return deleted;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw failure("delete", file, e);
        }
    }

    private static void writeNew(Path file, byte[] content, Set<PosixFilePermission> permissions) throws IOException {
        FileAttribute<?> mode = PosixFilePermissions.asFileAttribute(permissions);
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        try (FileChannel channel = FileChannel.open(file, options, mode)) {
            // The umask may have taken bits away, so the mode is set again.
            Files.setPosixFilePermissions(file, permissions);
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void discard(Path file, IOException cause) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private static VirtException failure(String action, Path file, IOException cause) {
        return new VirtException(
                ErrorCode.SYSTEM_ERROR,
                ErrorDomain.NONE,
                "Cannot " + action + " file '" + file + "': " + reason(cause),
                cause);
    }

    private static String reason(IOException e) {
        return e instanceof NoSuchFileException ? "no such file or folder" : e.getMessage();
    }
}
