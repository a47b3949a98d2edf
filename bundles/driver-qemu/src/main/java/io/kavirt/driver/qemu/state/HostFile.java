package io.kavirt.driver.qemu.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Files that users name. */
public final class HostFile {
    private static final int TYPE_MASK = 0170000;
    private static final int TYPE_REGULAR = 0100000;
    private static final int TYPE_BLOCK = 0060000;
    private static final int TYPE_PIPE = 0010000;
    private static final int TYPE_SOCKET = 0140000;

    private HostFile() {}

    /**
     * Opens a file or block device for reading. Others are refused: to open a pipe that nobody writes to would never end.
     *
     * @throws IOException if it is not there, is of another kind or cannot be opened
     */
    public static FileChannel open(Path file) throws IOException {
        int type = type(file);
        if (type != TYPE_REGULAR && type != TYPE_BLOCK) {
            throw new IOException("it is neither a regular file nor a block device");
        }
        return FileChannel.open(file, StandardOpenOption.READ);
    }

    /** Whether to open a file might wait for somebody at its other end, as with pipes. A file that cannot be looked at is none. */
    public static boolean mayWait(Path file) {
        try {
            int type = type(file);
            return type == TYPE_PIPE || type == TYPE_SOCKET;
        } catch (IOException e) {
            return false;
        }
    }

    private static int type(Path file) throws IOException {
        return (Integer) Files.getAttribute(file, "unix:mode") & TYPE_MASK;
    }
}
