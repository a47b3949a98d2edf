package io.kavirt.model.domain.complete;

import io.kavirt.model.domain.DomainDefinition;
import io.kavirt.model.domain.OperatingSystem;
import java.util.List;

/** What a guest boots where nothing is said. */
public final class BootDefaults {
    private BootDefaults() {}

    /** Whether the guest is a whole machine. */
    public static boolean isHvm(DomainDefinition domain) {
        return domain.os().type().text().equals("hvm");
    }

    /** The document with an architecture. */
    public static DomainDefinition withArch(DomainDefinition domain, String hostArch) {
        OperatingSystem.Type type = domain.os().type();
        if (type.arch() != null) {
            return domain;
        }
        return domain.withOs(domain.os().withType(new OperatingSystem.Type(hostArch, type.machine(), type.text())));
    }

    /** A machine boots from its hard disk unless something else is said. */
    public static DomainDefinition withBootDevice(DomainDefinition domain) {
        boolean chosen = !domain.os().boot().isEmpty()
                || domain.devices().list().stream()
                        .anyMatch(device -> device.info().boot() != null);
        if (chosen || !isHvm(domain)) {
            return domain;
        }
        return domain.withOs(domain.os().withBoot(List.of(OperatingSystem.BootDevice.HD)));
    }
}
