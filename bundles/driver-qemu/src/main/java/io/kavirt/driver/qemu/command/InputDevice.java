package io.kavirt.driver.qemu.command;

import io.kavirt.model.domain.Input;
import java.util.Locale;

/** Keyboards, mice and tablets. */
final class InputDevice implements DeviceArguments<Input> {
    @Override
    public Class<Input> kind() {
        return Input.class;
    }

    @Override
    public void add(Input input, Line line) {
        Input.Bus bus = input.bus() == null ? Input.Bus.USB : input.bus();
        switch (bus) {
            case PS2 -> {
                // Every PC has these on board.
            }
            case USB -> line.device(line.place(Props.driver(usb(input)).put("id", Line.alias(input)), input));
            case VIRTIO -> virtio(input, line);
            default -> {
                if (input.type() != Input.Type.EVDEV) {
                    throw Line.unsupported("input bus '" + bus.name().toLowerCase(Locale.ROOT)
                            + "' is not supported; accepted: ps2, usb, virtio");
                }
                evdev(input, line);
            }
        }
    }

    private static String usb(Input input) {
        return switch (input.type()) {
            case MOUSE -> "usb-mouse";
            case TABLET -> "usb-tablet";
            case KEYBOARD -> "usb-kbd";
            default ->
                throw Line.unsupported("input type '" + input.type().name().toLowerCase(Locale.ROOT)
                        + "' on bus usb is not supported; accepted: mouse, tablet, keyboard");
        };
    }

    private static void virtio(Input input, Line line) {
        String name =
                switch (input.type()) {
                    case MOUSE -> "virtio-mouse";
                    case TABLET -> "virtio-tablet";
                    case KEYBOARD -> "virtio-keyboard";
                    case PASSTHROUGH -> "virtio-input-host";
                    case EVDEV -> throw Line.unsupported("input type 'evdev' has no bus");
                };
        Props props = Props.driver(Line.virtio(name, input.model()));
        Line.options(props, input.driver() == null ? null : input.driver().virtio());
        props.put("id", Line.alias(input));
        if (input.type() == Input.Type.PASSTHROUGH && input.source() != null) {
            props.put("evdev", input.source().evdev());
        }
        line.device(line.place(props, input));
    }

    private static void evdev(Input input, Line line) {
        Input.Source source = input.source();
        if (source == null || source.dev() == null) {
            throw Line.unsupported("input type 'evdev' needs <source dev='...'/>");
        }
        Props props = Props.of("qom-type", "input-linux")
                .put("id", Line.alias(input))
                .put("evdev", source.dev())
                .put("repeat", source.repeat());
        if ("all".equals(source.grab())) {
            props.put("grab_all", true);
        }
        line.object(props.put("grab-toggle", source.grabToggle()));
    }
}
