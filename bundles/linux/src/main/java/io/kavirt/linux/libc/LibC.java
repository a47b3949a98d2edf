package io.kavirt.linux.libc;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;

/**
 * The C library calls that the JDK does not offer, bound directly. Sizes are declared as {@code long}, so the layouts
 * hold for 64-bit Linux only, as does everything else in this bundle.
 */
public final class LibC {
    public static final int EPERM = 1;
    public static final int ENOENT = 2;
    public static final int ESRCH = 3;
    public static final int EINTR = 4;
    public static final int EIO = 5;
    public static final int ECHILD = 10;
    public static final int EAGAIN = 11;
    public static final int ENOSYS = 38;

    public static final int O_RDONLY = 0;
    public static final int O_WRONLY = 1;
    public static final int O_RDWR = 2;
    public static final int O_CREAT = 0x40;
    public static final int O_NOCTTY = 0x100;
    public static final int O_APPEND = 0x400;
    public static final int O_NONBLOCK = 0x800;
    public static final int O_CLOEXEC = 0x80000;

    public static final int AF_UNIX = 1;
    public static final int SOCK_STREAM = 1;
    public static final int SOCK_CLOEXEC = 0x80000;
    public static final int SOL_SOCKET = 1;
    public static final int SO_PEERCRED = 17;
    public static final int SCM_RIGHTS = 1;
    public static final int MSG_NOSIGNAL = 0x4000;
    public static final int MSG_CMSG_CLOEXEC = 0x40000000;
    public static final int MSG_CTRUNC = 8;

    public static final int WNOHANG = 1;
    public static final int LOCK_EX_NB = 6;
    public static final int LOCK_UN = 8;
    public static final int TCSANOW = 0;

    public static final short POLLIN = 1;
    public static final short POLLOUT = 4;

    private static final long SYS_PIDFD_SEND_SIGNAL = 424;
    private static final long SYS_PIDFD_OPEN = 434;

    static {
        Native.register(LibC.class, "c");
    }

    private LibC() {}

    public static native int open(String path, int flags, int mode);

    public static native int close(int fd);

    public static native long read(int fd, byte[] buffer, long count);

    public static native long write(int fd, byte[] buffer, long count);

    public static native int poll(Pointer fds, long count, int timeoutMillis);

    public static native int eventfd(int initial, int flags);

    public static native int ftruncate(int fd, long length);

    public static native int flock(int fd, int operation);

    public static native int isatty(int fd);

    public static native int tcgetattr(int fd, byte[] termios);

    public static native int tcsetattr(int fd, int when, byte[] termios);

    public static native void cfmakeraw(byte[] termios);

    public static native int ioctl(int fd, long request, byte[] argument);

    public static native int socket(int domain, int type, int protocol);

    public static native int bind(int fd, byte[] address, int length);

    public static native int listen(int fd, int backlog);

    public static native int getpeername(int fd, byte[] address, int[] length);

    public static native int getsockopt(int fd, int level, int option, int[] value, int[] length);

    public static native long sendmsg(int fd, Pointer message, int flags);

    public static native long recvmsg(int fd, Pointer message, int flags);

    public static native int fchmod(int fd, int mode);

    public static native int chmod(String path, int mode);

    public static native int chown(String path, int uid, int gid);

    public static native int geteuid();

    public static native int getpwnam_r(String name, Pointer entry, Pointer buffer, long size, Pointer result);

    public static native int getpwuid_r(int uid, Pointer entry, Pointer buffer, long size, Pointer result);

    public static native int getgrnam_r(String name, Pointer entry, Pointer buffer, long size, Pointer result);

    public static native int getpagesize();

    public static native int uname(byte[] utsname);

    public static native int gethostname(byte[] name, long length);

    public static native int getaddrinfo(String node, String service, Pointer hints, PointerByReference result);

    public static native void freeaddrinfo(Pointer list);

    public static native int kill(int pid, int signal);

    public static native int setpriority(int which, int who, int nice);

    public static native int waitpid(int pid, int[] status, int options);

    public static native int posix_spawn(
            int[] pid, String path, Pointer fileActions, Pointer attributes, Pointer argv, Pointer envp);

    public static native int posix_spawn_file_actions_init(Pointer actions);

    public static native int posix_spawn_file_actions_destroy(Pointer actions);

    public static native int posix_spawn_file_actions_adddup2(Pointer actions, int from, int to);

    public static native int posix_spawn_file_actions_addclose(Pointer actions, int fd);

    public static native int posix_spawn_file_actions_addopen(
            Pointer actions, int fd, String path, int flags, int mode);

    public static native int posix_spawn_file_actions_addchdir_np(Pointer actions, String path);

    public static native int posix_spawnattr_init(Pointer attributes);

    public static native int posix_spawnattr_destroy(Pointer attributes);

    public static native int posix_spawnattr_setflags(Pointer attributes, short flags);

    public static native int posix_spawnattr_setsigdefault(Pointer attributes, Pointer signals);

    public static native int posix_spawnattr_setsigmask(Pointer attributes, Pointer signals);

    private static native long syscall(long number, long first, long second, long third, long fourth);

    private static native String strerror(int error);

    /** A descriptor that becomes readable when the process ends, or -1 with {@link #errno()} set. */
    public static int pidfdOpen(int pid) {
        return (int) syscall(SYS_PIDFD_OPEN, pid, 0, 0, 0);
    }

    public static int pidfdSendSignal(int pidfd, int signal) {
        return (int) syscall(SYS_PIDFD_SEND_SIGNAL, pidfd, signal, 0, 0);
    }

    /** The error of this thread's last call. */
    public static int errno() {
        return Native.getLastError();
    }

    public static String describe(int error) {
        return strerror(error);
    }

    /** An exception for the last call's error; {@code action} says what was tried and with which value. */
    public static VirtException failure(String action) {
        return failure(action, errno());
    }

    public static VirtException failure(String action, int error) {
        return new VirtException(ErrorCode.SYSTEM_ERROR, ErrorDomain.NONE, action + ": " + strerror(error));
    }

    /**
     * Waits until one of the descriptors is ready, and returns what each is ready for, in the same order.
     *
     * @param timeoutMillis -1 for no limit
     */
    public static short[] poll(int[] fds, short[] events, int timeoutMillis) {
        try (Memory memory = new Memory(8L * fds.length)) {
            for (int i = 0; i < fds.length; i++) {
                memory.setInt(8L * i, fds[i]);
                memory.setShort(8L * i + 4, events[i]);
                memory.setShort(8L * i + 6, (short) 0);
            }
            short[] ready = new short[fds.length];
            if (poll(memory, fds.length, timeoutMillis) < 0) {
                if (errno() == EINTR) {
                    return ready;
                }
                throw failure("Cannot poll descriptor " + fds[0]);
            }
            for (int i = 0; i < fds.length; i++) {
                ready[i] = memory.getShort(8L * i + 6);
            }
            return ready;
        }
    }
}
