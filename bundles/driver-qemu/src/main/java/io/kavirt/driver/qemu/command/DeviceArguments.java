package io.kavirt.driver.qemu.command;

import io.kavirt.model.domain.Device;

/** Turns devices of one kind into arguments. */
interface DeviceArguments<D extends Device> {
    /** The kind. */
    Class<D> kind();

    /** Adds the arguments of one device, or refuses it. */
    void add(D device, Line line);

    /** Adds the arguments of all devices of the kind, in the order that QEMU needs. */
    default void addAll(Line line) {
        line.domain.devices().of(kind()).forEach(device -> add(device, line));
    }
}
