package io.kavirt.driver.qemu.command;

import io.kavirt.model.domain.Device;
import io.kavirt.model.xml.Element;
import java.util.ArrayList;
import java.util.List;

/** The kinds of devices that can be built, in the order of the command line. */
final class DeviceRegistry {
    private static final List<DeviceArguments<?>> KINDS = List.of(
            new ControllerDevice(),
            new HubDevice(),
            new DiskDevice(),
            new InterfaceDevice(),
            new SerialDevice(),
            new ParallelDevice(),
            new ChannelDevice(),
            new ConsoleDevice(),
            new InputDevice(),
            new AudioBackend(),
            new GraphicsDevice(),
            new VideoDevice(),
            new SoundDevice(),
            new WatchdogDevice(),
            new BalloonDevice(),
            new RngDevice(),
            new PanicDevice());

    private DeviceRegistry() {}

    static void add(Line line) {
        KINDS.forEach(kind -> kind.addAll(line));
    }

    static boolean builds(Device device) {
        return KINDS.stream().anyMatch(kind -> kind.kind().isInstance(device));
    }

    /** The elements that can be built, for messages. */
    static String elements() {
        List<String> names = new ArrayList<>();
        for (DeviceArguments<?> kind : KINDS) {
            Element element = kind.kind().getAnnotation(Element.class);
            names.add(element == null ? kind.kind().getSimpleName() : element.value());
        }
        return String.join(", ", names);
    }
}
