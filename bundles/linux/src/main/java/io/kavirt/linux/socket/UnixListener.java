package io.kavirt.linux.socket;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.linux.fs.Accounts;
import io.kavirt.linux.fs.Descriptor;
import io.kavirt.linux.libc.LibC;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A listening unix socket that is made here and served by a child: clients can connect before the child has even
 * started, so nobody has to wait for a socket to appear. Close it after the child has been started; the child's copy and
 * the path stay.
 */
public final class UnixListener implements AutoCloseable {
    private static final int BACKLOG = 16;

    private final Path path;
    private final Descriptor descriptor;

    private UnixListener(Path path, Descriptor descriptor) {
        this.path = path;
        this.descriptor = descriptor;
    }

    /**
     * Who may use a socket.
     *
     * @param mode permission bits, such as 0600
     * @param user the owner, by name or number; absent means the caller
     * @param group the group, by name or number; absent means the owner's, or the caller's when there is no owner
     */
    public record Owner(int mode, Optional<String> user, Optional<String> group) {
        public static Owner caller(int mode) {
            return new Owner(mode, Optional.empty(), Optional.empty());
        }
    }

    /**
     * Makes, binds and opens a socket. A socket that is left at the path is replaced; any other file there is not.
     *
     * @throws VirtException INVALID_ARG when the path is longer than 106 bytes or the owner is unknown; SYSTEM_ERROR when
     *     the kernel refuses
     */
    public static UnixListener open(Path path, Owner owner) {
        byte[] address = SocketAddresses.encode(path);
        removeStale(path);
        int fd = LibC.socket(LibC.AF_UNIX, LibC.SOCK_STREAM | LibC.SOCK_CLOEXEC, 0);
        if (fd < 0) {
            throw LibC.failure("Cannot make a unix socket");
        }
        UnixListener listener = new UnixListener(path, Descriptor.owned(fd));
        try {
            // Nobody can connect before listen, so nobody gets in between bind and the change of mode and owner.
            if (LibC.bind(fd, address, address.length) != 0) {
                throw LibC.failure("Cannot bind socket '" + path + "'");
            }
            restrict(path, owner);
            if (LibC.listen(fd, BACKLOG) != 0) {
                throw LibC.failure("Cannot listen on socket '" + path + "'");
            }
            return listener;
        } catch (VirtException e) {
            listener.close();
            throw e;
        }
    }

    public Path path() {
        return path;
    }

    /** The listening descriptor, to be named in a {@code SpawnSpec}. */
    public Descriptor descriptor() {
        return descriptor;
    }

    /** Closes this process's copy; the path stays for the child. */
    @Override
    public void close() {
        descriptor.close();
    }

    private static void restrict(Path path, Owner owner) {
        if (LibC.chmod(path.toString(), owner.mode()) != 0) {
            throw LibC.failure("Cannot set the mode of socket '" + path + "'");
        }
        if (owner.user().isPresent() || owner.group().isPresent()) {
            Optional<Accounts.User> user = owner.user().map(Accounts::user);
            int uid = user.map(Accounts.User::uid).orElse(-1);
            int gid = owner.group()
                    .map(Accounts::group)
                    .orElse(user.map(Accounts.User::gid).orElse(-1));
            Accounts.chown(path, uid, gid);
        }
    }

    private static void removeStale(Path path) {
        try {
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                return;
            }
            int type = (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS) & 0170000;
            if (type != 0140000) {
                throw new VirtException(
                        ErrorCode.SYSTEM_ERROR,
                        ErrorDomain.NONE,
                        "'" + path + "' exists and is not a socket; it is not replaced");
            }
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new VirtException(
                    ErrorCode.SYSTEM_ERROR,
                    ErrorDomain.NONE,
                    "Cannot replace socket '" + path + "': " + e.getMessage());
        }
    }
}
