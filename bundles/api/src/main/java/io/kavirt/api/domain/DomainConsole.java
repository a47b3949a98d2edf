package io.kavirt.api.domain;

import io.kavirt.api.NoFlag;
import io.kavirt.api.ObjectKind;
import io.kavirt.api.VirtException;
import io.kavirt.api.VirtStream;
import io.kavirt.api.contract.Access;
import io.kavirt.api.contract.DriverKind;
import io.kavirt.api.contract.Facet;
import io.kavirt.api.contract.Limit;
import io.kavirt.api.contract.Omittable;
import io.kavirt.api.contract.Procedure;
import io.kavirt.api.contract.Shape;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** Consoles, screens and keyboards of a domain. */
@ConsumerType
@Facet(value = DriverKind.HYPERVISOR, object = ObjectKind.DOMAIN)
public interface DomainConsole {
    /**
     * Opens a serial or console device; the stream goes both ways.
     *
     * @param device alias of the device; null for the first one
     * @throws VirtException OPERATION_FAILED if it is in use and {@code flags} do not take it over
     *
     * @since libvirt 0.8.6
     */
    @Procedure(value = 201, shape = Shape.STREAM)
    @Access(object = ObjectKind.DOMAIN, permission = "open_device")
    default VirtStream openConsole(@Omittable @Nullable String device, Set<ConsoleFlag> flags) {
        throw VirtException.unsupported(DomainConsole.class, "openConsole");
    }

    /**
     * Takes a picture of a screen.
     *
     * @param screen number of the screen, from 0
     *
     * @since libvirt 0.9.2
     */
    @Procedure(value = 211, shape = Shape.STREAM)
    @Access(object = ObjectKind.DOMAIN, permission = "screenshot")
    default Screenshot screenshot(int screen, Set<NoFlag> flags) {
        throw VirtException.unsupported(DomainConsole.class, "screenshot");
    }

    /**
     * Presses keys together and lets them go.
     *
     * @param holdtime milliseconds that the keys are held; 0 for the driver's default
     *
     * @since libvirt 0.9.3
     */
    @Procedure(226)
    @Access(object = ObjectKind.DOMAIN, permission = "send_input")
    default void sendKey(KeycodeSet codeset, int holdtime, @Limit(16) List<Integer> keycodes, Set<NoFlag> flags) {
        throw VirtException.unsupported(DomainConsole.class, "sendKey");
    }
}
