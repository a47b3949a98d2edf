package io.kavirt.driver.qemu.facet;

import io.kavirt.driver.qemu.state.HostFile;
import io.kavirt.linux.process.Tool;
import io.kavirt.model.domain.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The sizes of an image that no guest has open. */
final class ImageFile {
    private static final int QCOW_MAGIC = 0x514649fb;
    private static final int QCOW_SIZE_OFFSET = 24;
    private static final int HEADER = 32;
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private ImageFile() {}

    /** The format that a disk's definition names, {@code raw} by default. */
    static String formatOf(Disk disk) {
        return disk.driver() == null || disk.driver().type() == null
                ? "raw"
                : disk.driver().type();
    }

    /** Bytes of the file or device. */
    static long physical(Path file) throws IOException {
        try (FileChannel channel = HostFile.open(file)) {
            return channel.size();
        }
    }

    /** Bytes that the guest sees, as the header of the format says. */
    static long capacity(Path file, String format) throws IOException {
        if (format.equals("qcow2") || format.equals("qcow")) {
            ByteBuffer header = ByteBuffer.allocate(HEADER);
            try (FileChannel channel = HostFile.open(file)) {
                while (header.hasRemaining() && channel.read(header) >= 0) {
                    continue;
                }
            }
            header.flip();
            if (header.remaining() == HEADER && header.getInt(0) == QCOW_MAGIC) {
                return header.getLong(QCOW_SIZE_OFFSET);
            }
        }
        return physical(file);
    }

    /** Bytes that the host stores; all of them where that cannot be told. */
    static long allocation(Path file) throws IOException {
        Tool.Result result = Tool.run(List.of("stat", "-L", "-c", "%b %B", file.toString()), LIMIT);
        String[] numbers = result.output().strip().split(" ");
        try {
            if (result.success() && numbers.length == 2) {
                return Long.parseLong(numbers[0]) * Long.parseLong(numbers[1]);
            }
        } catch (NumberFormatException e) {
            return physical(file);
        }
        return physical(file);
    }
}
