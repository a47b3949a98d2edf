package io.kavirt.driver.qemu.command;

import io.kavirt.model.domain.CharDevice.Serial;
import io.kavirt.model.domain.CharDevice.SerialTarget;

/** Serial ports. */
final class SerialDevice implements DeviceArguments<Serial> {
    @Override
    public Class<Serial> kind() {
        return Serial.class;
    }

    @Override
    public void add(Serial serial, Line line) {
        String alias = Line.alias(serial);
        String chardev = CharBackend.add(line, serial.source(), alias);
        SerialTarget target = serial.target();
        String model = target == null || target.model() == null ? "isa-serial" : target.model();
        Props props = Props.driver(model).put("chardev", chardev).put("id", alias);
        switch (model) {
            case "isa-serial" -> {
                if (target != null) {
                    props.put("index", target.port());
                }
            }
            case "pci-serial", "usb-serial", "isa-debugcon" -> line.need(model, "serial model '" + model + "'");
            default ->
                throw Line.unsupported("serial " + alias + ": model '" + model
                        + "' is not supported; accepted: isa-serial, pci-serial, usb-serial, isa-debugcon");
        }
        line.device(line.place(props, serial));
    }
}
