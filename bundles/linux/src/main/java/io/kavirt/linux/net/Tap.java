package io.kavirt.linux.net;

import io.kavirt.api.VirtException;
import io.kavirt.linux.fs.Descriptor;
import io.kavirt.linux.libc.LibC;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A network device whose other end is a descriptor that a guest's process gets. The device lives as long as the
 * descriptor or a copy of it is open anywhere, so a guest's end takes it away.
 */
public final class Tap implements AutoCloseable {
    private static final long TUNSETIFF = 0x400454caL;
    private static final short IFF_TAP = 0x0002;
    private static final short IFF_NO_PI = 0x1000;
    private static final short IFF_VNET_HDR = 0x4000;
    private static final short IFF_TUN_EXCL = (short) 0x8000;
    private static final int NAME_SIZE = 16;
    private static final int REQUEST_SIZE = 40;

    private final String name;
    private final Descriptor descriptor;

    private Tap(String name, Descriptor descriptor) {
        this.name = name;
        this.descriptor = descriptor;
    }

    /** Makes a device with the first free name {@code prefix0}, {@code prefix1} and so on. */
    public static Tap createNumbered(String prefix) {
        LinkName.check(prefix + "9999");
        return make(prefix + "%d");
    }

    /**
     * Makes a device of the given name, with the header that virtio guests use for offloads.
     *
     * @throws VirtException SYSTEM_ERROR when the name is taken or this process may not make devices; INVALID_ARG when the
     *     name is not one that the kernel accepts
     */
    public static Tap create(String name) {
        return make(LinkName.check(name));
    }

    private static Tap make(String name) {
        int fd = LibC.open("/dev/net/tun", LibC.O_RDWR | LibC.O_CLOEXEC | LibC.O_NONBLOCK, 0);
        if (fd < 0) {
            throw LibC.failure("Cannot open '/dev/net/tun' for network device '" + name + "'");
        }
        byte[] request = new byte[REQUEST_SIZE];
        byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, request, 0, bytes.length);
        short flags = (short) (IFF_TAP | IFF_NO_PI | IFF_VNET_HDR | IFF_TUN_EXCL);
        ByteBuffer.wrap(request).order(ByteOrder.nativeOrder()).putShort(NAME_SIZE, flags);
        if (LibC.ioctl(fd, TUNSETIFF, request) != 0) {
            VirtException failure = LibC.failure("Cannot make network device '" + name + "'");
            LibC.close(fd);
            throw failure;
        }
        int end = 0;
        while (end < NAME_SIZE && request[end] != 0) {
            end++;
        }
        return new Tap(new String(request, 0, end, StandardCharsets.US_ASCII), Descriptor.owned(fd));
    }

    public String name() {
        return name;
    }

    /** The descriptor to be named in a {@code SpawnSpec}. */
    public Descriptor descriptor() {
        return descriptor;
    }

    /** Closes this process's copy of the descriptor; the device goes when no other is left. */
    @Override
    public void close() {
        descriptor.close();
    }

    @Override
    public String toString() {
        return "tap " + name;
    }
}
