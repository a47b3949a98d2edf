package io.kavirt.driver.qemu.complete;

import io.kavirt.model.domain.Address;
import io.kavirt.model.domain.CharDevice;
import io.kavirt.model.domain.CharDevice.Channel;
import io.kavirt.model.domain.CharDevice.ChannelType;
import io.kavirt.model.domain.CharDevice.Console;
import io.kavirt.model.domain.CharDevice.ConsoleType;
import java.util.HashSet;
import java.util.Set;

/** Ports of virtio serial controllers. Port 0 of each is the console's; channels count from 1. */
final class SerialPorts {
    private SerialPorts() {}

    static boolean isVirtio(CharDevice device) {
        if (device instanceof Channel channel) {
            return channel.target() != null && channel.target().type() == ChannelType.VIRTIO;
        }
        return device instanceof Console console
                && console.target() != null
                && console.target().type() == ConsoleType.VIRTIO;
    }

    static void apply(Draft draft) {
        Set<String> taken = new HashSet<>();
        for (CharDevice device : draft.of(CharDevice.class)) {
            if (device.address() instanceof Address.VirtioSerial address && !wantsPort(device, address)) {
                taken.add(address.controller() + "/" + address.port());
            }
        }
        for (CharDevice device : draft.of(CharDevice.class)) {
            // QEMU gives each console the next port, which guests do not name.
            if (!isVirtio(device) || device instanceof Console) {
                continue;
            }
            Address given = device.address();
            boolean choose = given == null || (given instanceof Address.VirtioSerial a && wantsPort(device, a));
            if (choose) {
                int controller = given instanceof Address.VirtioSerial a ? a.controller() : 0;
                int port = 1;
                while (!taken.add(controller + "/" + port)) {
                    port++;
                }
                draft.replace(device, device.withAddress(new Address.VirtioSerial(controller, 0, port)));
            }
        }
    }

    /** A channel's port 0 means the next free one. */
    private static boolean wantsPort(CharDevice device, Address.VirtioSerial address) {
        return device instanceof Channel && address.port() == 0;
    }
}
