package io.kavirt.linux.fs;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.linux.libc.LibC;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The host's users and groups, asked of the C library, so that every configured source of names counts. */
public final class Accounts {
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{1,9}");
    private static final int BUFFER = 64 * 1024;
    private static final int ENTRY = 64;

    private Accounts() {}

    /**
     * A user.
     *
     * @param uid its number
     * @param gid its primary group's number
     */
    public record User(int uid, int gid) {}

    /**
     * Finds a user by name, or by number when {@code name} is one; a leading plus is allowed before a number.
     *
     * @throws VirtException INVALID_ARG when there is none
     */
    public static User user(String name) {
        try (Memory memory = new Memory(ENTRY + 8 + BUFFER)) {
            memory.clear(ENTRY + 8);
            Pointer result = memory.share(ENTRY);
            Pointer buffer = memory.share(ENTRY + 8);
            int error = NUMBER.matcher(name).matches()
                    ? LibC.getpwuid_r(Integer.parseInt(name), memory, buffer, BUFFER, result)
                    : LibC.getpwnam_r(name, memory, buffer, BUFFER, result);
            check(error, result, "user", name);
            return new User(memory.getInt(16), memory.getInt(20));
        }
    }

    /**
     * The number of a group, given by name or number.
     *
     * @throws VirtException INVALID_ARG when there is none of that name
     */
    public static int group(String name) {
        if (NUMBER.matcher(name).matches()) {
            return Integer.parseInt(name);
        }
        try (Memory memory = new Memory(ENTRY + 8 + BUFFER)) {
            memory.clear(ENTRY + 8);
            Pointer result = memory.share(ENTRY);
            int error = LibC.getgrnam_r(name, memory, memory.share(ENTRY + 8), BUFFER, result);
            check(error, result, "group", name);
            return memory.getInt(16);
        }
    }

    /** Whether this process may act as the superuser. */
    public static boolean isRoot() {
        return LibC.geteuid() == 0;
    }

    /** Gives a file to a user and group; -1 leaves that part. */
    public static void chown(Path path, int uid, int gid) {
        if (LibC.chown(path.toString(), uid, gid) != 0) {
            throw LibC.failure("Cannot give '" + path + "' to user " + uid + " and group " + gid);
        }
    }

    private static void check(int error, Pointer result, String kind, String name) {
        // Some name services report an unknown name as an error instead of an empty result.
        if (error != 0 && error != LibC.ENOENT && error != LibC.ESRCH) {
            throw LibC.failure("Cannot look up " + kind + " '" + name + "'", error);
        }
        if (result.getPointer(0) == null) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    ErrorDomain.NONE,
                    "There is no " + kind + " '" + name + "'; a name or a number is accepted");
        }
    }
}
