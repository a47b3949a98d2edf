package io.kavirt.driver.qemu.command;

import io.kavirt.model.domain.Hub;

/** USB hubs. */
final class HubDevice implements DeviceArguments<Hub> {
    @Override
    public Class<Hub> kind() {
        return Hub.class;
    }

    @Override
    public void add(Hub hub, Line line) {
        line.device(line.place(Props.driver("usb-hub").put("id", Line.alias(hub)), hub));
    }
}
