package io.kavirt.linux.socket;

import io.kavirt.linux.fs.Descriptor;
import io.kavirt.linux.libc.LibC;

/**
 * Who is at the other end of a unix socket, as the kernel knows it.
 *
 * @param pid the process that connected, or that listens
 * @param uid its effective user
 * @param gid its effective group
 */
public record PeerCredentials(int pid, int uid, int gid) {

    public static PeerCredentials of(Descriptor socket) {
        int[] value = new int[3];
        int[] length = {12};
        if (LibC.getsockopt(socket.number(), LibC.SOL_SOCKET, LibC.SO_PEERCRED, value, length) != 0) {
            throw LibC.failure("Cannot read the peer's credentials of " + socket);
        }
        return new PeerCredentials(value[0], value[1], value[2]);
    }
}
