package io.kavirt.driver.qemu.guest;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.driver.qemu.capabilities.QemuCapabilities;
import io.kavirt.model.domain.DomainDefinition;
import java.nio.file.Path;

/** Chooses the binary of a document. */
final class Emulators {
    private Emulators() {}

    /** @throws VirtException CONFIG_UNSUPPORTED if there is no binary for the document, or what the binary's probing said */
    static QemuCapabilities of(Hypervisor hypervisor, DomainDefinition definition) {
        if (!definition.type().equals("qemu") && !definition.type().equals("kvm")) {
            throw new VirtException(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    ErrorDomain.QEMU,
                    "Domain type '" + definition.type() + "' is not supported by this driver; accepted: qemu, kvm");
        }
        String named = definition.devices().emulator();
        if (named != null) {
            Path path = Path.of(named);
            if (!path.isAbsolute()) {
                throw new VirtException(
                        ErrorCode.CONFIG_UNSUPPORTED,
                        ErrorDomain.QEMU,
                        "Emulator '" + named + "' is not an absolute path");
            }
            return hypervisor.capabilities().of(path);
        }
        if (hypervisor.settings().emulator().isPresent()) {
            return hypervisor.capabilities().of(hypervisor.settings().emulator().get());
        }
        String asked = definition.os().type().arch();
        String arch = asked != null ? asked : hypervisor.host().architecture();
        return hypervisor
                .capabilities()
                .get(arch)
                .orElseThrow(() -> new VirtException(
                        ErrorCode.CONFIG_UNSUPPORTED,
                        ErrorDomain.QEMU,
                        "There is no emulator for architecture '" + arch
                                + "' on this host; install qemu-system for it, or name its binary in <emulator>"));
    }
}
