package io.kavirt.linux.fs;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.linux.libc.LibC;
import java.nio.file.Path;

/** Opens files as descriptors that can be given to another process. */
public final class RawFile {
    private static final int CHUNK = 64 * 1024;

    private RawFile() {}

    /**
     * Opens a file for reading from {@code offset} bytes on.
     *
     * @throws VirtException SYSTEM_ERROR when the file cannot be read or is shorter
     */
    public static Descriptor read(Path path, long offset) {
        Descriptor file = open(path, LibC.O_RDONLY);
        byte[] skipped = new byte[CHUNK];
        long left = offset;
        while (left > 0) {
            long count = LibC.read(file.number(), skipped, Math.min(left, CHUNK));
            if (count <= 0) {
                file.close();
                throw new VirtException(
                        ErrorCode.SYSTEM_ERROR, ErrorDomain.NONE, "'" + path + "' has less than " + offset + " bytes");
            }
            left -= count;
        }
        return file;
    }

    /**
     * Opens an existing file so that what is written follows its end.
     *
     * @throws VirtException SYSTEM_ERROR when the file cannot be written
     */
    public static Descriptor append(Path path) {
        return open(path, LibC.O_WRONLY | LibC.O_APPEND);
    }

    private static Descriptor open(Path path, int flags) {
        int fd = LibC.open(path.toString(), flags | LibC.O_CLOEXEC, 0);
        if (fd < 0) {
            throw LibC.failure("Cannot open '" + path + "'");
        }
        return Descriptor.owned(fd);
    }
}
