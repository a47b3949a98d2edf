package io.kavirt.driver.qemu.guest;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.api.VirtStream;
import java.nio.channels.ByteChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The open consoles of a guest: one client a device. */
public final class Consoles {
    private final Map<String, GuestStream> open = new HashMap<>();
    private boolean closed;

    /**
     * Opens a device.
     *
     * @param device its path
     * @param force whether a client that has it is sent away
     * @throws VirtException OPERATION_FAILED if it is in use and {@code force} is not set
     */
    public VirtStream open(String domain, String device, boolean force, Supplier<ByteChannel> opener) {
        GuestStream before;
        synchronized (this) {
            before = open.get(device);
            if (closed || (before != null && !force)) {
                throw new VirtException(
                        ErrorCode.OPERATION_FAILED,
                        ErrorDomain.QEMU,
                        closed
                                ? "Domain '" + domain + "' has just stopped"
                                : "Another client has console " + device + " of domain '" + domain
                                        + "'; force takes it over");
            }
        }
        if (before != null) {
            before.abort();
        }
        synchronized (this) {
            if (open.containsKey(device)) {
                return open(domain, device, false, opener);
            }
            GuestStream[] self = new GuestStream[1];
            GuestStream stream = new GuestStream(opener.get(), () -> forget(device, self));
            self[0] = stream;
            open.put(device, stream);
            return stream;
        }
    }

    /** Ends all of them: the guest has stopped. */
    void close() {
        List<GuestStream> streams;
        synchronized (this) {
            closed = true;
            streams = List.copyOf(open.values());
        }
        streams.forEach(GuestStream::abort);
    }

    private synchronized void forget(String device, GuestStream[] stream) {
        open.remove(device, stream[0]);
    }
}
