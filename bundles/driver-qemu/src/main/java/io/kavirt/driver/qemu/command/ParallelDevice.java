package io.kavirt.driver.qemu.command;

import io.kavirt.model.domain.CharDevice.Parallel;

/** Parallel ports. */
final class ParallelDevice implements DeviceArguments<Parallel> {
    @Override
    public Class<Parallel> kind() {
        return Parallel.class;
    }

    @Override
    public void add(Parallel parallel, Line line) {
        String alias = Line.alias(parallel);
        String chardev = CharBackend.add(line, parallel.source(), alias, true);
        Props props = Props.driver("isa-parallel").put("chardev", chardev).put("id", alias);
        line.device(line.place(props, parallel));
    }
}
