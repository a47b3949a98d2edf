package io.kavirt.server;

import io.kavirt.server.ServerSettings.Listener;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.EnumSet;
import java.util.Set;

/**
 * A socket's place in the file system, held by a lock file beside it. The socket is made in a folder that nobody else can enter,
 * gets its mode and group there and is then renamed into place: nobody can connect before its permissions are right, and what a
 * dead daemon left is replaced in one step.
 */
final class SocketFile implements AutoCloseable {
    /** What the kernel takes, its final zero left out. */
    private static final int PATH_MAX = 107;

    private final Listener listener;
    private final FileChannel lockFile;
    private final Path workshop;
    private boolean placed;

    private SocketFile(Listener listener, FileChannel lockFile, Path workshop) {
        this.listener = listener;
        this.lockFile = lockFile;
        this.workshop = workshop;
    }

    /**
     * Takes the place.
     *
     * @throws IOException if another daemon listens there, or the folder cannot be written
     */
    static SocketFile claim(Listener listener) throws IOException {
        Path path = listener.path().toAbsolutePath();
        Files.createDirectories(path.getParent());
        FileChannel lockFile = lock(path);
        try {
            refuseLive(path);
            Path workshop = Files.createTempDirectory(
                    path.getParent(),
                    ".kv",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            SocketFile file = new SocketFile(
                    new Listener(path, listener.readOnly(), listener.mode(), listener.group()), lockFile, workshop);
            int length = file.bindPath().toString().getBytes(StandardCharsets.UTF_8).length;
            if (length > PATH_MAX) {
                file.close();
                throw new IOException("socket path " + file.bindPath() + " has " + length + " bytes, but at most "
                        + PATH_MAX + " are accepted");
            }
            return file;
        } catch (IOException | RuntimeException e) {
            lockFile.close();
            throw e;
        }
    }

    /** Where the socket is to be bound. */
    Path bindPath() {
        return workshop.resolve("s");
    }

    /** Puts the bound socket into its place. */
    void place() throws IOException {
        Path made = bindPath();
        if (!listener.group().isEmpty()) {
            Files.getFileAttributeView(made, PosixFileAttributeView.class).setGroup(group());
        }
        Files.setPosixFilePermissions(made, permissions(listener.mode()));
        Files.move(made, listener.path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        placed = true;
        Files.deleteIfExists(workshop);
    }

    private GroupPrincipal group() throws IOException {
        String name = listener.group();
        try {
            return listener.path()
                    .getFileSystem()
                    .getUserPrincipalLookupService()
                    .lookupPrincipalByGroupName(name);
        } catch (UserPrincipalNotFoundException e) {
            throw new IOException(
                    "socket " + listener.path() + " cannot belong to the group '" + name + "': there is none", e);
        }
    }

    /** Gives the place back. */
    @Override
    public void close() throws IOException {
        try {
            if (placed) {
                Files.deleteIfExists(listener.path());
            }
            Files.deleteIfExists(bindPath());
            Files.deleteIfExists(workshop);
        } finally {
            // The lock file stays: removing it would let two daemons hold locks on two files of the same name.
            lockFile.close();
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        Path lockPath = path.resolveSibling(path.getFileName() + ".lock");
        FileChannel channel = FileChannel.open(lockPath, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held within this process: the same answer.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new IOException("socket " + path + " is in use: another daemon holds " + lockPath);
    }

    /** A daemon that does not know our lock files, such as libvirtd, may be listening. */
    private static void refuseLive(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        if (answers(path)) {
            throw new IOException("socket " + path + " is in use: another daemon answers there");
        }
    }

    private static boolean answers(Path path) {
        try {
            SocketChannel.open(UnixDomainSocketAddress.of(path)).close();
            return true;
        } catch (IOException e) {
            // Nobody does: it is what a dead daemon left.
            return false;
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        PosixFilePermission[] byBit = {
            PosixFilePermission.OTHERS_EXECUTE,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.OWNER_EXECUTE,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.OWNER_READ
        };
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (int i = 0; i < byBit.length; i++) {
            if ((mode >> i & 1) != 0) {
                permissions.add(byBit[i]);
            }
        }
        return permissions;
    }
}
