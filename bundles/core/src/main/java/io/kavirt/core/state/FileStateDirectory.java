package io.kavirt.core.state;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.api.driver.StateDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** State files in a folder of the file system. A file is written beside its place, forced to disk and renamed. */
public final class FileStateDirectory implements StateDirectory {
    /** Ends the names of files that are not complete; such a file is what a crash left, and is never read. */
    static final String INCOMPLETE = ".new";

    private static final Logger LOG = LoggerFactory.getLogger(FileStateDirectory.class);

    private final Path path;

    private FileStateDirectory(Path path) {
        this.path = path;
    }

    /** The folder at {@code path}; made, for the daemon's user alone, if it does not exist. */
    public static FileStateDirectory at(Path path) {
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x--x")));
            }
            return new FileStateDirectory(path);
        } catch (IOException e) {
            throw failed("make folder", path, e);
        }
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public StateDirectory child(String name) {
        return at(resolve(name));
    }

    @Override
    public void write(String file, byte[] content) {
        Path target = resolve(file);
        try {
            replace(target, content, true);
            forceFolder();
        } catch (IOException e) {
            throw failed("write", target, e);
        }
    }

    @Override
    public void writeVolatile(String file, byte[] content) {
        Path target = resolve(file);
        try {
            replace(target, content, false);
        } catch (IOException e) {
            throw failed("write", target, e);
        }
    }

    private static void replace(Path target, byte[] content, boolean force) throws IOException {
        Path beside = Files.createTempFile(target.getParent(), "." + target.getFileName() + ".", INCOMPLETE);
        try {
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                if (force) {
                    channel.force(true);
                }
            }
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** Makes a rename or a removal last. */
    private void forceFolder() throws IOException {
        try (FileChannel folder = FileChannel.open(path, StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    @Override
    public Optional<byte[]> read(String file) {
        Path source = resolve(file);
        try {
            return Optional.of(Files.readAllBytes(source));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed("read", source, e);
        }
    }

    @Override
    public List<String> list(String suffix) {
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> !Files.isDirectory(file))
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(suffix) && !name.endsWith(INCOMPLETE))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw failed("list", path, e);
        }
    }

    @Override
    public boolean delete(String file) {
        Path target = resolve(file);
        try {
            boolean existed = Files.deleteIfExists(target);
            if (existed) {
                forceFolder();
            }
            return existed;
        } catch (IOException e) {
            throw failed("remove", target, e);
        }
    }

    @Override
    public Path setAside(String file, String reason) {
        Path source = resolve(file);
        try {
            Path target = moveToFreeName(source);
            LOG.warn("{} cannot be used and is set aside as {}: {}", source, target.getFileName(), reason);
            return target;
        } catch (IOException e) {
            throw failed("set aside", source, e);
        }
    }

    private static Path moveToFreeName(Path source) throws IOException {
        for (int i = 1; ; i++) {
            Path target = source.resolveSibling(source.getFileName() + ".broken" + (i == 1 ? "" : "-" + i));
            try {
                return Files.move(source, target);
            } catch (FileAlreadyExistsException e) {
                LOG.debug("{} is taken", target);
            }
        }
    }

    private Path resolve(String file) {
        if (file.isEmpty() || file.indexOf('/') >= 0 || file.equals(".") || file.equals("..")) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    ErrorDomain.NONE,
                    "'" + file + "' is no name of a file in " + path + ": a name without '/' is expected");
        }
        return path.resolve(file);
    }

    private static VirtException failed(String action, Path path, Exception cause) {
        return new VirtException(
                ErrorCode.SYSTEM_ERROR, ErrorDomain.NONE, "cannot " + action + " " + path + ": " + cause, cause);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
