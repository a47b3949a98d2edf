package io.kavirt.model.domain;

import io.kavirt.model.xml.Records;
import org.jspecify.annotations.Nullable;

/** A device of the guest. The order of the kinds is the order in which documents list them. */
public sealed interface Device
        permits Disk,
                Controller,
                Lease,
                Filesystem,
                NetworkInterface,
                Smartcard,
                CharDevice,
                Input,
                Tpm,
                Graphics,
                Sound,
                Audio,
                Video,
                HostDevice,
                Redirdev,
                RedirFilter,
                Hub,
                Watchdog,
                MemoryBalloon,
                Rng,
                Nvram,
                Panic,
                Shmem,
                MemoryDevice,
                Crypto,
                Iommu,
                Vsock {

    /** The name, address and place in the boot order; for kinds that have none, nothing said. */
    default DeviceInfo info() {
        return DeviceInfo.NONE;
    }

    /** The address on the guest's buses. */
    default @Nullable Address address() {
        return info().address();
    }

    /** The name within the guest. */
    default @Nullable Alias alias() {
        return info().alias();
    }

    /**
     * A copy with another name, address and place in the boot order.
     *
     * @throws IllegalStateException if the kind of device has none
     */
    default Device withInfo(DeviceInfo info) {
        if (!Records.has(getClass(), "info")) {
            throw new IllegalStateException(getClass().getSimpleName() + " has neither name nor address");
        }
        return Records.with(this, "info", info);
    }

    /** A copy with another address. */
    default Device withAddress(@Nullable Address address) {
        return withInfo(info().withAddress(address));
    }

    /** A copy with another name. */
    default Device withAlias(@Nullable Alias alias) {
        return withInfo(info().withAlias(alias));
    }
}
