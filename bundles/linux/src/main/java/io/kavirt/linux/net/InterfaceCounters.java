package io.kavirt.linux.net;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What went through a network device, seen from the host: what a guest sends into its tap, the host receives.
 *
 * @param receivedBytes bytes received
 * @param receivedPackets packets received
 * @param receivedErrors packets received with an error
 * @param receivedDrops packets received and thrown away
 * @param sentBytes bytes sent
 * @param sentPackets packets sent
 * @param sentErrors packets that failed to be sent
 * @param sentDrops packets thrown away instead of being sent
 */
public record InterfaceCounters(
        long receivedBytes,
        long receivedPackets,
        long receivedErrors,
        long receivedDrops,
        long sentBytes,
        long sentPackets,
        long sentErrors,
        long sentDrops) {

    private static final Path DEVICES = Path.of("/sys/class/net");

    /**
     * Reads a device's counters.
     *
     * @throws VirtException INVALID_ARG when there is no such device
     */
    public static InterfaceCounters of(String device) {
        return of(DEVICES, device);
    }

    static InterfaceCounters of(Path devices, String device) {
        Path folder = devices.resolve(LinkName.check(device)).resolve("statistics");
        return new InterfaceCounters(
                read(folder, "rx_bytes", device),
                read(folder, "rx_packets", device),
                read(folder, "rx_errors", device),
                read(folder, "rx_dropped", device),
                read(folder, "tx_bytes", device),
                read(folder, "tx_packets", device),
                read(folder, "tx_errors", device),
                read(folder, "tx_dropped", device));
    }

    /** The same seen from the guest that is behind the device. */
    public InterfaceCounters fromGuest() {
        return new InterfaceCounters(
                sentBytes,
                sentPackets,
                sentErrors,
                sentDrops,
                receivedBytes,
                receivedPackets,
                receivedErrors,
                receivedDrops);
    }

    private static long read(Path folder, String name, String device) {
        try {
            return Long.parseUnsignedLong(Files.readString(folder.resolve(name)).strip());
        } catch (IOException | NumberFormatException e) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    ErrorDomain.NONE,
                    "Network device '" + device + "' has no readable counters");
        }
    }
}
