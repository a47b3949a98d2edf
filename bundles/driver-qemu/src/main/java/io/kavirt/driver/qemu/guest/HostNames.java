package io.kavirt.driver.qemu.guest;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.linux.net.Links;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;

/** Ports and names of the host that guests being started take, so that two of them never take the same. */
final class HostNames {
    private static final int FIRST_PORT = 5900;
    private static final int LAST_PORT = 65535;

    private final Set<Object> reserved = new HashSet<>();

    /** What one start has taken; it is given back when the guest's process has it, or the start has failed. */
    final class Lease implements AutoCloseable {
        private final Set<Object> mine = new HashSet<>();
        private final String address;

        private Lease(String address) {
            this.address = address;
        }

        /** A free TCP port for graphics. */
        int graphicsPort() {
            synchronized (reserved) {
                for (int port = FIRST_PORT; port <= LAST_PORT; port++) {
                    if (!reserved.contains(port) && isFree(address, port)) {
                        return take(port);
                    }
                }
            }
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR,
                    ErrorDomain.QEMU,
                    "No TCP port from " + FIRST_PORT + " to " + LAST_PORT + " is free for graphics");
        }

        /** A free name for a network device. */
        String tapName() {
            synchronized (reserved) {
                int number = 0;
                while (reserved.contains("vnet" + number) || Links.exists("vnet" + number)) {
                    number++;
                }
                return take("vnet" + number);
            }
        }

        private <T> T take(T value) {
            reserved.add(value);
            mine.add(value);
            return value;
        }

        @Override
        public void close() {
            synchronized (reserved) {
                reserved.removeAll(mine);
            }
        }
    }

    Lease lease(String address) {
        return new Lease(address);
    }

    private static boolean isFree(String address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
