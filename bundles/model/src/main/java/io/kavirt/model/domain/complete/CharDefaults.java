package io.kavirt.model.domain.complete;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.model.domain.CharDevice;
import io.kavirt.model.domain.Device;
import io.kavirt.model.domain.Devices;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ports of character devices, and the pair of first serial port and first console. */
public final class CharDefaults {
    private CharDefaults() {}

    /**
     * The devices with numbered ports. On a whole machine the first console is the first serial port: each is made where the
     * other is there.
     */
    public static Devices complete(Devices devices, boolean hvm) {
        Devices paired = hvm ? paired(devices) : devices;
        return numbered(paired, hvm);
    }

    private static Devices paired(Devices devices) {
        List<CharDevice.Serial> serials = devices.of(CharDevice.Serial.class);
        List<CharDevice.Console> consoles = devices.of(CharDevice.Console.class);
        boolean serialConsole = !consoles.isEmpty() && isSerial(consoles.get(0));
        if (serials.isEmpty() && !serialConsole || !serials.isEmpty() && !consoles.isEmpty() && !serialConsole) {
            return devices;
        }
        for (CharDevice.Console console : consoles.subList(Math.min(1, consoles.size()), consoles.size())) {
            if (console.target() != null && console.target().type() == CharDevice.ConsoleType.SERIAL) {
                throw new VirtException(
                        ErrorCode.CONFIG_UNSUPPORTED,
                        ErrorDomain.DOMAIN,
                        "a console of type 'serial' after the first one; only the first console can be a serial port");
            }
        }
        CharDevice.Serial serial = serials.isEmpty()
                ? new CharDevice.Serial(
                        consoles.get(0).source(), null, consoles.get(0).info())
                : serials.get(0);
        CharDevice.Console console = new CharDevice.Console(
                serial.source(), new CharDevice.ConsoleTarget(CharDevice.ConsoleType.SERIAL, 0), serial.info());
        return replaced(devices, serials, consoles, serial, console);
    }

    private static Devices replaced(
            Devices devices,
            List<CharDevice.Serial> serials,
            List<CharDevice.Console> consoles,
            CharDevice.Serial serial,
            CharDevice.Console console) {
        List<Device> list = new ArrayList<>();
        list.add(serial);
        list.add(console);
        for (Device device : devices.list()) {
            boolean firstSerial = !serials.isEmpty() && device == serials.get(0);
            boolean firstConsole = !consoles.isEmpty() && device == consoles.get(0);
            if (!firstSerial && !firstConsole) {
                list.add(device);
            }
        }
        return devices.withList(list);
    }

    private static boolean isSerial(CharDevice.Console console) {
        CharDevice.ConsoleTarget target = console.target();
        return target == null || target.type() == null || target.type() == CharDevice.ConsoleType.SERIAL;
    }

    private static Devices numbered(Devices devices, boolean hvm) {
        int[] next = {
            nextPort(devices.of(CharDevice.Serial.class), CharDefaults::portOf),
            nextPort(devices.of(CharDevice.Parallel.class), CharDefaults::portOf),
            0
        };
        return devices.map(device -> {
            if (device instanceof CharDevice.Serial serial) {
                return portOf(serial) == null ? withPort(serial, next[0]++) : serial;
            }
            if (device instanceof CharDevice.Parallel parallel) {
                return portOf(parallel) == null ? withPort(parallel, next[1]++) : parallel;
            }
            return device instanceof CharDevice.Console console ? withPort(console, next[2]++, hvm) : device;
        });
    }

    private static <D> int nextPort(List<D> devices, Function<D, @Nullable Integer> port) {
        int next = 0;
        for (D device : devices) {
            Integer taken = port.apply(device);
            next = taken == null ? next : Math.max(next, taken + 1);
        }
        return next;
    }

    private static @Nullable Integer portOf(CharDevice.Serial serial) {
        CharDevice.SerialTarget target = serial.target();
        return target == null ? null : target.port();
    }

    private static @Nullable Integer portOf(CharDevice.Parallel parallel) {
        CharDevice.ParallelTarget target = parallel.target();
        return target == null ? null : target.port();
    }

    private static Device withPort(CharDevice.Serial serial, int port) {
        CharDevice.SerialTarget target = serial.target();
        CharDevice.SerialTarget numbered = target == null
                ? new CharDevice.SerialTarget(null, port, null)
                : new CharDevice.SerialTarget(target.type(), port, target.model());
        return new CharDevice.Serial(serial.source(), numbered, serial.info());
    }

    private static Device withPort(CharDevice.Parallel parallel, int port) {
        CharDevice.ParallelTarget target = parallel.target();
        String type = target == null ? null : target.type();
        return new CharDevice.Parallel(parallel.source(), new CharDevice.ParallelTarget(type, port), parallel.info());
    }

    private static Device withPort(CharDevice.Console console, int port, boolean hvm) {
        CharDevice.ConsoleTarget target = console.target();
        CharDevice.ConsoleType type = target == null ? null : target.type();
        if (type == null && hvm) {
            type = CharDevice.ConsoleType.SERIAL;
        }
        return new CharDevice.Console(console.source(), new CharDevice.ConsoleTarget(type, port), console.info());
    }
}
