package io.kavirt.driver.qemu.command;

import io.kavirt.model.domain.CharDevice;
import io.kavirt.model.domain.CharDevice.Console;
import io.kavirt.model.domain.CharDevice.ConsoleType;
import java.util.Locale;

/** Consoles. The first is another name of the first serial port, if it is of that kind. */
final class ConsoleDevice implements DeviceArguments<Console> {
    @Override
    public Class<Console> kind() {
        return Console.class;
    }

    @Override
    public void add(Console console, Line line) {
        ConsoleType type = console.target() == null || console.target().type() == null
                ? ConsoleType.SERIAL
                : console.target().type();
        boolean first = line.domain.devices().of(Console.class).get(0) == console;
        boolean serials = !line.domain.devices().of(CharDevice.Serial.class).isEmpty();
        if (type == ConsoleType.SERIAL && first && serials) {
            return;
        }
        String alias = Line.alias(console);
        if (type != ConsoleType.VIRTIO) {
            throw Line.unsupported("console " + alias + ": target type '"
                    + type.name().toLowerCase(Locale.ROOT)
                    + "' is not supported; accepted: virtio, and serial for the first");
        }
        String chardev = CharBackend.add(line, console.source(), alias);
        Props props = Props.driver("virtconsole");
        ChannelDevice.bus(props, console.address(), line);
        line.device(props.put("chardev", chardev).put("id", alias));
    }
}
