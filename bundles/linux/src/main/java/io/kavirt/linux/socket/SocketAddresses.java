package io.kavirt.linux.socket;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.linux.libc.LibC;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The kernel's form of a unix socket's address: a family, a path and a zero, 110 bytes together. */
final class SocketAddresses {
    /** The kernel takes one more, but the JDK's channels, which connect here, do not. */
    static final int MAX_PATH = 106;

    static final int SIZE = 110;

    private SocketAddresses() {}

    static byte[] encode(Path path) {
        byte[] bytes = path.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_PATH) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    ErrorDomain.NONE,
                    "Socket path '" + path + "' has " + bytes.length + " bytes; at most " + MAX_PATH + " are accepted");
        }
        ByteBuffer address = ByteBuffer.allocate(SIZE).order(ByteOrder.nativeOrder());
        address.putShort((short) LibC.AF_UNIX).put(bytes);
        return address.array();
    }

    /** The path in an address of {@code length} bytes; empty when the socket has none. */
    static String decode(byte[] address, int length) {
        int end = 2;
        while (end < Math.min(length, address.length) && address[end] != 0) {
            end++;
        }
        return new String(address, 2, end - 2, StandardCharsets.UTF_8);
    }
}
