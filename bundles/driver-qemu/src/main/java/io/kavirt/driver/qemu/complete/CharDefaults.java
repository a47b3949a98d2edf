package io.kavirt.driver.qemu.complete;

import io.kavirt.driver.qemu.capabilities.Architectures;
import io.kavirt.model.domain.Address;
import io.kavirt.model.domain.CharDevice.Console;
import io.kavirt.model.domain.CharDevice.ConsoleTarget;
import io.kavirt.model.domain.CharDevice.ConsoleType;
import io.kavirt.model.domain.CharDevice.Parallel;
import io.kavirt.model.domain.CharDevice.ParallelTarget;
import io.kavirt.model.domain.CharDevice.Serial;
import io.kavirt.model.domain.CharDevice.SerialTarget;
import io.kavirt.model.domain.DeviceInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Serial ports and consoles: a guest's first console is its first serial port, whichever of the two the document has. */
final class CharDefaults {
    private CharDefaults() {}

    static void apply(Draft draft) {
        int port = 0;
        for (Console console : draft.of(Console.class)) {
            ConsoleTarget target = console.target();
            ConsoleType type = target == null || target.type() == null ? ConsoleType.SERIAL : target.type();
            draft.replace(console, new Console(console.source(), new ConsoleTarget(type, port), console.info()));
            port++;
        }
        pairConsole(draft);
        numberSerials(draft);
        numberParallels(draft);
    }

    private static void pairConsole(Draft draft) {
        List<Console> consoles = draft.of(Console.class);
        List<Serial> serials = draft.of(Serial.class);
        if (consoles.isEmpty()) {
            if (!serials.isEmpty()) {
                ConsoleTarget target = new ConsoleTarget(ConsoleType.SERIAL, 0);
                draft.devices.add(new Console(serials.get(0).source(), target, DeviceInfo.NONE));
            }
            return;
        }
        Console first = consoles.get(0);
        ConsoleTarget target = first.target();
        boolean isSerial = target == null || target.type() == null || target.type() == ConsoleType.SERIAL;
        if (!isSerial) {
            if (!serials.isEmpty()) {
                ConsoleTarget serial = new ConsoleTarget(ConsoleType.SERIAL, 0);
                Console console = new Console(serials.get(0).source(), serial, DeviceInfo.NONE);
                draft.devices.add(draft.devices.indexOf(first), console);
            }
            return;
        }
        if (serials.isEmpty()) {
            draft.devices.add(new Serial(first.source(), null, DeviceInfo.NONE));
        } else if (!first.source().equals(serials.get(0).source())) {
            // The console has no channel of its own.
            draft.replace(first, new Console(serials.get(0).source(), target, first.info()));
        }
    }

    private static void numberSerials(Draft draft) {
        Set<Integer> taken = new HashSet<>();
        for (Serial serial : draft.of(Serial.class)) {
            if (serial.target() != null && serial.target().port() != null) {
                taken.add(serial.target().port());
            }
        }
        for (Serial serial : draft.of(Serial.class)) {
            SerialTarget target = serial.target() == null ? new SerialTarget(null, null, null) : serial.target();
            String type = target.type() == null ? type(draft, serial) : target.type();
            String model = target.model() == null && type != null ? type : target.model();
            int port = target.port() == null ? next(taken) : target.port();
            draft.replace(serial, new Serial(serial.source(), new SerialTarget(type, port, model), serial.info()));
        }
    }

    private static String type(Draft draft, Serial serial) {
        if (serial.address() instanceof Address.Pci) {
            return "pci-serial";
        }
        if (serial.address() instanceof Address.Usb) {
            return "usb-serial";
        }
        return Architectures.isX86(draft.qemu.arch()) ? "isa-serial" : "system-serial";
    }

    private static void numberParallels(Draft draft) {
        Set<Integer> taken = new HashSet<>();
        for (Parallel parallel : draft.of(Parallel.class)) {
            if (parallel.target() != null && parallel.target().port() != null) {
                taken.add(parallel.target().port());
            }
        }
        for (Parallel parallel : draft.of(Parallel.class)) {
            if (parallel.target() == null || parallel.target().port() == null) {
                ParallelTarget target = new ParallelTarget(null, next(taken));
                draft.replace(parallel, new Parallel(parallel.source(), target, parallel.info()));
            }
        }
    }

    private static int next(Set<Integer> taken) {
        int number = 0;
        while (!taken.add(number)) {
            number++;
        }
        return number;
    }
}
