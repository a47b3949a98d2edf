package io.kavirt.linux.tty;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.linux.libc.LibC;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import java.nio.file.Path;

/**
 * A guest's pseudo terminal, opened raw and for one user at a time. A read waits for bytes and ends when the channel is
 * closed or the thread interrupted, as the JDK's channels do. One thread may read while another writes.
 */
public final class Pty extends AbstractInterruptibleChannel implements ByteChannel {
    private static final int CHUNK = 16 * 1024;

    private final int fd;
    private final int wake;
    private final Object users = new Object();
    private int active;
    private boolean released;

    private Pty(int fd, int wake) {
        this.fd = fd;
        this.wake = wake;
    }

    /**
     * Opens a terminal device, takes its lock and makes it raw.
     *
     * @throws VirtException SYSTEM_ERROR when it cannot be opened; OPERATION_INVALID when it is not a terminal;
     *     OPERATION_FAILED when somebody else has it open through Kavirt
     */
    public static Pty open(Path path) {
        int fd = LibC.open(path.toString(), LibC.O_RDWR | LibC.O_NOCTTY | LibC.O_NONBLOCK | LibC.O_CLOEXEC, 0);
        if (fd < 0) {
            throw LibC.failure("Cannot open terminal '" + path + "'");
        }
        try {
            if (LibC.isatty(fd) != 1) {
                throw refused(ErrorCode.OPERATION_INVALID, "'" + path + "' is not a terminal");
            }
            if (LibC.flock(fd, LibC.LOCK_EX_NB) != 0) {
                throw refused(ErrorCode.OPERATION_FAILED, "Terminal '" + path + "' is in use by another client");
            }
            byte[] termios = new byte[256];
            if (LibC.tcgetattr(fd, termios) != 0) {
                throw LibC.failure("Cannot read the settings of terminal '" + path + "'");
            }
            LibC.cfmakeraw(termios);
            if (LibC.tcsetattr(fd, LibC.TCSANOW, termios) != 0) {
                throw LibC.failure("Cannot make terminal '" + path + "' raw");
            }
            int wake = LibC.eventfd(0, LibC.O_CLOEXEC | LibC.O_NONBLOCK);
            if (wake < 0) {
                throw LibC.failure("Cannot make an event descriptor");
            }
            return new Pty(fd, wake);
        } catch (VirtException e) {
            LibC.close(fd);
            throw e;
        }
    }

    /** Reads what is there, waiting for at least one byte; -1 when the guest's side is gone. */
    @Override
    public int read(ByteBuffer target) throws IOException {
        if (!target.hasRemaining()) {
            return 0;
        }
        byte[] chunk = new byte[Math.min(target.remaining(), CHUNK)];
        long count = transfer(LibC.POLLIN, () -> LibC.read(fd, chunk, chunk.length));
        if (count <= 0) {
            return -1;
        }
        target.put(chunk, 0, (int) count);
        return (int) count;
    }

    /** Writes some of the bytes, waiting until the guest takes at least one; 0 when the guest's side is gone. */
    @Override
    public int write(ByteBuffer source) throws IOException {
        if (!source.hasRemaining()) {
            return 0;
        }
        byte[] chunk = new byte[Math.min(source.remaining(), CHUNK)];
        source.get(source.position(), chunk);
        long count = Math.max(0, transfer(LibC.POLLOUT, () -> LibC.write(fd, chunk, chunk.length)));
        source.position(source.position() + (int) count);
        return (int) count;
    }

    @Override
    protected void implCloseChannel() {
        byte[] one = new byte[8];
        one[0] = 1;
        one[7] = 1;
        synchronized (users) {
            if (!released) {
                LibC.write(wake, one, one.length);
                // The next user need not wait until a read that is under way has noticed.
                LibC.flock(fd, LibC.LOCK_UN);
            }
            releaseWhenUnused();
        }
    }

    private interface Transfer {
        long run();
    }

    private long transfer(short event, Transfer transfer) throws IOException {
        synchronized (users) {
            if (!isOpen()) {
                throw new ClosedChannelException();
            }
            active++;
        }
        boolean completed = false;
        try {
            begin();
            long count = attempt(event, transfer);
            completed = count != 0;
            return count;
        } finally {
            synchronized (users) {
                active--;
                releaseWhenUnused();
            }
            end(completed);
        }
    }

    /** The number of bytes moved, -1 at the end of the guest's side, 0 when this channel was closed. */
    private long attempt(short event, Transfer transfer) throws IOException {
        while (isOpen()) {
            short[] ready = LibC.poll(new int[] {fd, wake}, new short[] {event, LibC.POLLIN}, -1);
            if (ready[1] != 0 || !isOpen()) {
                return 0;
            }
            if (ready[0] == 0) {
                continue;
            }
            long count = transfer.run();
            if (count > 0) {
                return count;
            }
            // A terminal whose other side is closed reports an I/O error, or no bytes.
            if (count == 0 || LibC.errno() == LibC.EIO) {
                return -1;
            }
            if (LibC.errno() != LibC.EAGAIN && LibC.errno() != LibC.EINTR) {
                throw new IOException(LibC.describe(LibC.errno()));
            }
        }
        return 0;
    }

    private void releaseWhenUnused() {
        if (!isOpen() && active == 0 && !released) {
            released = true;
            LibC.close(fd);
            LibC.close(wake);
        }
    }

    private static VirtException refused(ErrorCode code, String message) {
        return new VirtException(code, ErrorDomain.NONE, message);
    }
}
