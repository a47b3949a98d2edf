package io.kavirt.driver.qemu.facet;

import io.kavirt.api.DomainRef;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.driver.qemu.guest.Inventory;
import io.kavirt.driver.qemu.guest.ManagedDomain;

/** Finds domains. */
public final class Domain {
    private Domain() {}

    /** The domain that a reference names. @throws VirtException NO_DOMAIN if there is none */
    public static ManagedDomain of(Inventory inventory, DomainRef ref) {
        return inventory.find(ref.uuid()).orElseThrow(() -> unknown(ref));
    }

    static VirtException unknown(DomainRef ref) {
        return unknown("no domain has the UUID " + ref.uuid() + " (" + ref.name() + ")");
    }

    static VirtException unknown(String what) {
        return new VirtException(ErrorCode.NO_DOMAIN, ErrorDomain.QEMU, "Domain not found: " + what);
    }
}
