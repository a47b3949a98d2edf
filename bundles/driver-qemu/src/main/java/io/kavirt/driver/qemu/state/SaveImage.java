package io.kavirt.driver.qemu.state;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/**
 * The front of a file that holds a saved guest: a header, two places for the guest's document, and behind them the state
 * as QEMU writes it. A changed document goes into the place that is not in use; the header, which one write of a sector
 * replaces, then points to it. So a crash leaves the old document or the new one.
 *
 * @param running whether the guest's processors ran when it was saved
 * @param token names this save and no other
 * @param document the guest's document
 * @param slot which place holds it
 * @param slotSize bytes of each place
 */
public record SaveImage(boolean running, UUID token, String document, int slot, int slotSize) {
    private static final byte[] MAGIC = "KaVirtSv".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int SECTOR = 512;
    private static final int BLOCK = 4096;
    private static final int SLOT_MINIMUM = 64 << 10;
    private static final int SLOT_MAXIMUM = 64 << 20;

    /** An image that is to be made. */
    public static SaveImage of(boolean running, UUID token, String document) {
        int length = document.getBytes(StandardCharsets.UTF_8).length;
        int size = Math.max(SLOT_MINIMUM, (2 * length + BLOCK - 1) / BLOCK * BLOCK);
        return new SaveImage(running, token, document, 0, size);
    }

    /** Where the guest's state begins, in bytes. */
    public long stateOffset() {
        return BLOCK + 2L * slotSize;
    }

    /** Makes the file with everything but the guest's state. */
    public void create(Path file) {
        try {
            Files.deleteIfExists(file);
            try (FileChannel channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                byte[] text = document.getBytes(StandardCharsets.UTF_8);
                writeAll(channel, ByteBuffer.wrap(text), BLOCK);
                writeAll(channel, header(text.length), 0);
            }
        } catch (IOException e) {
            throw failed("Cannot write save image '" + file + "'", e);
        }
    }

    /** Replaces the document of an existing image. */
    public static void replaceDocument(Path file, String document, boolean running) {
        SaveImage old = read(file);
        byte[] text = document.getBytes(StandardCharsets.UTF_8);
        if (text.length > old.slotSize) {
            throw new VirtException(
                    ErrorCode.OPERATION_FAILED,
                    ErrorDomain.QEMU,
                    "The document has " + text.length + " bytes, but save image '" + file + "' has room for "
                            + old.slotSize);
        }
        SaveImage changed = new SaveImage(running, old.token, document, 1 - old.slot, old.slotSize);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            writeAll(channel, ByteBuffer.wrap(text), BLOCK + (long) changed.slot * old.slotSize);
            channel.force(true);
            writeAll(channel, changed.header(text.length), 0);
            channel.force(true);
        } catch (IOException e) {
            throw failed("Cannot write save image '" + file + "'", e);
        }
    }

    /**
     * Reads the front of a file.
     *
     * @throws VirtException OPERATION_FAILED if it is not a save image; SYSTEM_ERROR if it cannot be read
     */
    public static SaveImage read(Path file) {
        try (FileChannel channel = HostFile.open(file)) {
            ByteBuffer header = readFully(channel, 0, SECTOR);
            byte[] magic = new byte[MAGIC.length];
            header.get(magic);
            int version = header.getInt();
            if (!java.util.Arrays.equals(magic, MAGIC) || version != VERSION) {
                throw notAnImage(file, "it does not begin as one of version " + VERSION + " does", null);
            }
            boolean running = header.getInt() != 0;
            UUID token = new UUID(header.getLong(), header.getLong());
            int slotSize = header.getInt();
            int slot = header.getInt();
            int length = header.getInt();
            if (slotSize < 0 || slotSize > SLOT_MAXIMUM || (slot | 1) != 1 || length < 0 || length > slotSize) {
                throw notAnImage(file, "its header is damaged", null);
            }
            ByteBuffer text = readFully(channel, BLOCK + (long) slot * slotSize, length);
            return new SaveImage(
                    running, token, StandardCharsets.UTF_8.decode(text).toString(), slot, slotSize);
        } catch (EOFException e) {
            throw notAnImage(file, "it is too short", e);
        } catch (NoSuchFileException e) {
            throw new VirtException(
                    ErrorCode.SYSTEM_ERROR, ErrorDomain.QEMU, "There is no save image '" + file + "'", e);
        } catch (IOException e) {
            throw failed("Cannot read save image '" + file + "'", e);
        }
    }

    private ByteBuffer header(int length) {
        ByteBuffer header = ByteBuffer.allocate(SECTOR);
        header.put(MAGIC).putInt(VERSION).putInt(running ? 1 : 0);
        header.putLong(token.getMostSignificantBits()).putLong(token.getLeastSignificantBits());
        header.putInt(slotSize).putInt(slot).putInt(length);
        return header.clear();
    }

    private static void writeAll(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    private static ByteBuffer readFully(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new EOFException();
            }
        }
        return bytes.flip();
    }

    private static VirtException notAnImage(Path file, String why, @org.jspecify.annotations.Nullable Throwable cause) {
        return new VirtException(
                ErrorCode.OPERATION_FAILED, ErrorDomain.QEMU, "'" + file + "' is not a save image: " + why, cause);
    }

    private static VirtException failed(String what, IOException cause) {
        return new VirtException(ErrorCode.SYSTEM_ERROR, ErrorDomain.QEMU, what + ": " + cause.getMessage(), cause);
    }
}
