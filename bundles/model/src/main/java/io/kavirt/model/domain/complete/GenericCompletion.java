package io.kavirt.model.domain.complete;

import io.kavirt.model.domain.Device;
import io.kavirt.model.domain.DomainDefinition;
import io.kavirt.model.domain.Filesystem;
import io.kavirt.model.xml.Records;
import java.util.random.RandomGenerator;

/** All steps that do not depend on the driver, in order. Taken again they change nothing. */
public final class GenericCompletion {
    private GenericCompletion() {}

    /**
     * Completes a document.
     *
     * @param domain the document as it was read
     * @param hostArch the architecture of guests that name none, such as {@code x86_64}
     * @param random where ids and addresses come from
     * @throws VirtException XML_ERROR or CONFIG_UNSUPPORTED if a disk's name says no bus, or consoles contradict
     */
    public static DomainDefinition complete(DomainDefinition domain, String hostArch, RandomGenerator random) {
        DomainDefinition next = Identity.withUuid(domain, random);
        next = BootDefaults.withArch(next, hostArch);
        next = BootDefaults.withBootDevice(next);
        next = next.withDevices(DiskDefaults.complete(next.devices()));
        next = next.withDevices(CharDefaults.complete(next.devices(), BootDefaults.isHvm(next)));
        next = next.withDevices(next.devices().map(GenericCompletion::withAccessMode));
        next = next.withDevices(GraphicsDefaults.complete(next.devices()));
        next = next.withDevices(Identity.withMacs(next.devices(), random));
        return next.withDevices(ControllerDefaults.complete(next.devices()));
    }

    /** The guest's rights hold, unless a server that runs already decides. */
    private static Device withAccessMode(Device device) {
        boolean open = device instanceof Filesystem filesystem
                && filesystem.accessmode() == null
                && (filesystem.source() == null || filesystem.source().socket() == null);
        return open ? Records.with(device, "accessmode", Filesystem.AccessMode.PASSTHROUGH) : device;
    }
}
