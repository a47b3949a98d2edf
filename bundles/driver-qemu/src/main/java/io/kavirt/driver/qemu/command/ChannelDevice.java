package io.kavirt.driver.qemu.command;

import io.kavirt.model.domain.Address;
import io.kavirt.model.domain.CharDevice.Channel;
import io.kavirt.model.domain.CharDevice.ChannelTarget;
import io.kavirt.model.domain.CharDevice.ChannelType;
import io.kavirt.model.domain.Controller;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Channels between programs in the guest and on the host. */
final class ChannelDevice implements DeviceArguments<Channel> {
    @Override
    public Class<Channel> kind() {
        return Channel.class;
    }

    @Override
    public void add(Channel channel, Line line) {
        String alias = Line.alias(channel);
        ChannelTarget target = Objects.requireNonNull(channel.target(), "target");
        String chardev = CharBackend.add(line, channel.source(), alias);
        if (target.type() == ChannelType.GUESTFWD) {
            String rule = "tcp:" + target.address() + ":" + target.port() + "-chardev:" + chardev;
            line.add(
                    "-netdev",
                    Props.of("type", "user")
                            .put("guestfwd", List.of(Props.of("str", rule)))
                            .put("id", alias));
            return;
        }
        if (target.type() != ChannelType.VIRTIO) {
            throw Line.unsupported("channel " + alias + ": target type '"
                    + target.type().name().toLowerCase(Locale.ROOT)
                    + "' is not supported; accepted: virtio, guestfwd");
        }
        Props props = Props.driver("virtserialport");
        bus(props, channel.address(), line);
        line.device(props.put("chardev", chardev).put("id", alias).put("name", target.name()));
    }

    /** Names the virtio serial controller and the port on it. */
    static void bus(Props props, @Nullable Address address, Line line) {
        if (address instanceof Address.VirtioSerial serial) {
            String controller = line.controller(
                    Controller.Type.VIRTIO_SERIAL, serial.controller(), "virtio-serial" + serial.controller());
            props.put("bus", controller + "." + serial.bus()).put("nr", serial.port());
        }
    }
}
