package io.kavirt.linux.fs;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.linux.libc.LibC;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A file that one holder at a time has locked, with the holder's process id inside. The kernel drops the lock when the
 * holder ends, however it ends; the file itself stays, since deleting it would let two processes lock two files of one
 * name.
 *
 * <p>The lock belongs to the open file (flock), not to the process: a record lock, as the JDK's channels take it, is lost
 * as soon as anything in the process closes another descriptor of the same file.
 */
public final class LockFile implements AutoCloseable {
    private final Path path;
    private final Descriptor descriptor;

    private LockFile(Path path, Descriptor descriptor) {
        this.path = path;
        this.descriptor = descriptor;
    }

    /**
     * Takes the lock or refuses at once.
     *
     * @throws VirtException OPERATION_INVALID when it is held, with the holder's process id in the message; SYSTEM_ERROR
     *     when the file cannot be made
     */
    public static LockFile acquire(Path path) {
        int fd = LibC.open(path.toString(), LibC.O_RDWR | LibC.O_CREAT | LibC.O_CLOEXEC, 0644);
        if (fd < 0) {
            throw LibC.failure("Cannot open lock file '" + path + "'");
        }
        Descriptor descriptor = Descriptor.owned(fd);
        try {
            if (LibC.flock(fd, LibC.LOCK_EX_NB) != 0) {
                if (LibC.errno() != LibC.EAGAIN) {
                    throw LibC.failure("Cannot lock file '" + path + "'");
                }
                throw held(path, fd);
            }
            byte[] pid = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
            if (LibC.ftruncate(fd, 0) != 0 || LibC.write(fd, pid, pid.length) != pid.length) {
                throw LibC.failure("Cannot write lock file '" + path + "'");
            }
            return new LockFile(path, descriptor);
        } catch (VirtException e) {
            descriptor.close();
            throw e;
        }
    }

    public Path path() {
        return path;
    }

    /** Gives the lock back; the file stays and becomes empty. */
    @Override
    public void close() {
        if (descriptor.isOpen()) {
            LibC.ftruncate(descriptor.number(), 0);
            descriptor.close();
        }
    }

    private static VirtException held(Path path, int fd) {
        byte[] content = new byte[32];
        int length = (int) Math.max(0, LibC.read(fd, content, content.length));
        String holder = new String(content, 0, length, StandardCharsets.US_ASCII).strip();
        return new VirtException(
                ErrorCode.OPERATION_INVALID,
                ErrorDomain.NONE,
                "'" + path + "' is held by process " + (holder.isEmpty() ? "of unknown id" : holder)
                        + "; stop it or use another root");
    }
}
