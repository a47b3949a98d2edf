package io.kavirt.linux.socket;

import com.sun.jna.Memory;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.linux.fs.Descriptor;
import io.kavirt.linux.libc.LibC;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Sends and receives descriptors over a connected unix socket, together with bytes. */
public final class DescriptorPassing {
    /** The most that the kernel carries in one message. */
    public static final int MAX_DESCRIPTORS = 253;

    private static final int MESSAGE = 56;
    private static final int VECTOR = 16;
    private static final int CONTROL_HEADER = 16;

    private DescriptorPassing() {}

    /**
     * What one receive brought.
     *
     * @param bytes the data; empty at the end of the stream
     * @param descriptors the descriptors, which the caller must close
     */
    public record Received(byte[] bytes, List<Descriptor> descriptors) {}

    /**
     * Sends bytes, at least one, with descriptors; the receiver gets copies of them.
     *
     * @return how many bytes were taken; the descriptors went with the first of them
     * @throws VirtException SYSTEM_ERROR when the socket is closed or, for a non-blocking one, full
     */
    public static int send(int socket, byte[] bytes, List<Descriptor> descriptors) {
        if (bytes.length == 0 || descriptors.size() > MAX_DESCRIPTORS) {
            throw new IllegalArgumentException("Between 1 byte and any number, and at most " + MAX_DESCRIPTORS
                    + " descriptors are sent at once, not " + bytes.length + " and " + descriptors.size());
        }
        int control = descriptors.isEmpty() ? 0 : CONTROL_HEADER + align(4 * descriptors.size());
        try (Memory memory = new Memory(MESSAGE + VECTOR + control + (long) bytes.length)) {
            int data = MESSAGE + VECTOR + control;
            prepare(memory, data, bytes.length, control);
            memory.write(data, bytes, 0, bytes.length);
            if (control > 0) {
                int header = MESSAGE + VECTOR;
                memory.setLong(header, CONTROL_HEADER + 4L * descriptors.size());
                memory.setInt(header + 8, LibC.SOL_SOCKET);
                memory.setInt(header + 12, LibC.SCM_RIGHTS);
                for (int i = 0; i < descriptors.size(); i++) {
                    memory.setInt(
                            header + CONTROL_HEADER + 4L * i, descriptors.get(i).number());
                }
            }
            long sent;
            do {
                sent = LibC.sendmsg(socket, memory, LibC.MSG_NOSIGNAL);
            } while (sent < 0 && LibC.errno() == LibC.EINTR);
            if (sent < 0) {
                throw LibC.failure("Cannot send " + descriptors.size() + " descriptors over descriptor " + socket);
            }
            return (int) sent;
        }
    }

    /**
     * Receives up to {@code maxBytes} bytes with the descriptors that came along. What is received is not inherited by
     * children.
     *
     * @throws VirtException SYSTEM_ERROR when the socket fails; OPERATION_FAILED when more descriptors came than
     *     {@code maxDescriptors}, all of which are then closed
     */
    public static Received receive(int socket, int maxBytes, int maxDescriptors) {
        int control = CONTROL_HEADER + align(4 * maxDescriptors);
        int data = MESSAGE + VECTOR + control;
        try (Memory memory = new Memory(data + (long) maxBytes)) {
            prepare(memory, data, maxBytes, control);
            long count;
            do {
                count = LibC.recvmsg(socket, memory, LibC.MSG_CMSG_CLOEXEC);
            } while (count < 0 && LibC.errno() == LibC.EINTR);
            if (count < 0) {
                throw LibC.failure("Cannot receive descriptors over descriptor " + socket);
            }
            List<Descriptor> descriptors = descriptors(memory, (int) memory.getLong(40));
            if ((memory.getInt(48) & LibC.MSG_CTRUNC) != 0) {
                descriptors.forEach(Descriptor::close);
                throw new VirtException(
                        ErrorCode.OPERATION_FAILED,
                        ErrorDomain.NONE,
                        "More descriptors were received than the " + maxDescriptors + " that are accepted");
            }
            return new Received(memory.getByteArray(data, (int) count), descriptors);
        }
    }

    /**
     * The descriptor of this process's one connection to the socket at {@code path}, which the JDK's channel does not
     * tell. Empty when there is none or more than one.
     */
    public static OptionalInt connectedTo(Path path) {
        String wanted = path.toString();
        int found = -1;
        byte[] address = new byte[SocketAddresses.SIZE];
        try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path entry : open) {
                int number = Integer.parseInt(entry.getFileName().toString());
                int[] length = {address.length};
                if (LibC.getpeername(number, address, length) != 0
                        || (address[0] | address[1]) != LibC.AF_UNIX
                        || !SocketAddresses.decode(address, length[0]).equals(wanted)) {
                    continue;
                }
                if (found >= 0) {
                    return OptionalInt.empty();
                }
                found = number;
            }
        } catch (IOException e) {
            throw LibC.failure("Cannot list the open descriptors", LibC.EIO);
        }
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }

    private static void prepare(Memory memory, int data, int dataLength, int control) {
        memory.clear(data);
        memory.setPointer(16, memory.share(MESSAGE));
        memory.setLong(24, 1);
        if (control > 0) {
            memory.setPointer(32, memory.share(MESSAGE + VECTOR));
            memory.setLong(40, control);
        }
        memory.setPointer(MESSAGE, memory.share(data));
        memory.setLong(MESSAGE + 8, dataLength);
    }

    private static List<Descriptor> descriptors(Memory memory, int controlLength) {
        List<Descriptor> descriptors = new ArrayList<>();
        int offset = 0;
        while (offset + CONTROL_HEADER <= controlLength) {
            int header = MESSAGE + VECTOR + offset;
            int length = (int) memory.getLong(header);
            if (length < CONTROL_HEADER || offset + length > controlLength) {
                break;
            }
            if (memory.getInt(header + 8) == LibC.SOL_SOCKET && memory.getInt(header + 12) == LibC.SCM_RIGHTS) {
                for (int at = CONTROL_HEADER; at + 4 <= length; at += 4) {
                    descriptors.add(Descriptor.owned(memory.getInt(header + (long) at)));
                }
            }
            offset += align(length);
        }
        return descriptors;
    }

    private static int align(int size) {
        return (size + 7) & ~7;
    }
}
