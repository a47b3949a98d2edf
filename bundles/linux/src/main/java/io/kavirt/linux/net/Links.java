package io.kavirt.linux.net;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.linux.process.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Changes network devices with {@code ip} of iproute2. Each method fails with OPERATION_FAILED and the tool's words. */
public final class Links {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Pattern MAC = Pattern.compile("[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}");
    private static final Path DEVICES = Path.of("/sys/class/net");

    private Links() {}

    /**
     * What a device shall become; absent parts stay.
     *
     * @param mac its address
     * @param mtu its largest packet, in bytes
     * @param bridge the bridge that it becomes a port of
     * @param up whether it is switched on or off
     */
    public record Change(Optional<String> mac, Optional<Integer> mtu, Optional<String> bridge, Optional<Boolean> up) {
        /** A guest's tap: an address that never becomes the bridge's own, joined to the bridge and on. */
        public static Change guestPort(String guestMac, String bridge, Optional<Integer> mtu) {
            // A bridge takes the lowest of its ports' addresses; one that starts with fe is never it.
            String mac = "fe" + checkMac(guestMac).substring(2);
            return new Change(Optional.of(mac), mtu, Optional.of(bridge), Optional.of(true));
        }
    }

    /** Whether there is a device of that name. */
    public static boolean exists(String device) {
        return Files.exists(DEVICES.resolve(LinkName.check(device)));
    }

    /** Whether there is a bridge of that name. */
    public static boolean isBridge(String device) {
        return Files.isDirectory(DEVICES.resolve(LinkName.check(device)).resolve("bridge"));
    }

    /** The bridge that a device is a port of. */
    public static Optional<String> bridgeOf(String device) {
        Path master = DEVICES.resolve(LinkName.check(device)).resolve("master");
        try {
            return Files.exists(master)
                    ? Optional.of(master.toRealPath().getFileName().toString())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Makes all parts of a change in one run of the tool. */
    public static void change(String device, Change change) {
        List<String> command = new ArrayList<>(List.of("ip", "link", "set", "dev", LinkName.check(device)));
        change.mac().ifPresent(mac -> command.addAll(List.of("address", checkMac(mac))));
        change.mtu().ifPresent(mtu -> command.addAll(List.of("mtu", Integer.toString(mtu))));
        change.bridge().ifPresent(bridge -> {
            if (!isBridge(bridge)) {
                throw invalid("There is no bridge '" + bridge + "'");
            }
            command.addAll(List.of("master", bridge));
        });
        change.up().ifPresent(up -> command.add(up ? "up" : "down"));
        Tool.runChecked(command, LIMIT);
    }

    /** Takes a device out of its bridge. */
    public static void release(String device) {
        Tool.runChecked(List.of("ip", "link", "set", "dev", LinkName.check(device), "nomaster"), LIMIT);
    }

    /** Makes a bridge, switched off. */
    public static void addBridge(String name) {
        Tool.runChecked(List.of("ip", "link", "add", "name", LinkName.check(name), "type", "bridge"), LIMIT);
    }

    /** Deletes a device if it is there. */
    public static boolean delete(String device) {
        if (!exists(device)) {
            return false;
        }
        Tool.runChecked(List.of("ip", "link", "delete", "dev", device), LIMIT);
        return true;
    }

    private static String checkMac(String mac) {
        if (!MAC.matcher(mac).matches()) {
            throw invalid("Address '" + mac + "' is not six pairs of hex digits with colons between them");
        }
        return mac;
    }

    private static VirtException invalid(String message) {
        return new VirtException(ErrorCode.INVALID_ARG, ErrorDomain.NONE, message);
    }
}
