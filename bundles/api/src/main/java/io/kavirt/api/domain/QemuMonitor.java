package io.kavirt.api.domain;

import io.kavirt.api.ObjectKind;
import io.kavirt.api.VirtException;
import io.kavirt.api.contract.Access;
import io.kavirt.api.contract.DriverKind;
import io.kavirt.api.contract.Facet;
import io.kavirt.api.contract.Procedure;
import io.kavirt.api.contract.Program;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** QEMU's own monitor, for what has no operation of its own. */
@ConsumerType
@Facet(value = DriverKind.HYPERVISOR, object = ObjectKind.DOMAIN)
public interface QemuMonitor {
    /**
     * Sends a command to QEMU's monitor and returns its reply as it came. The domain counts as tainted from then on.
     *
     * @since libvirt 0.8.3
     */
    @Procedure(value = 1, program = Program.QEMU)
    @Access(object = ObjectKind.DOMAIN, permission = "write")
    default String monitorCommand(String command, Set<MonitorCommandFlag> flags) {
        throw VirtException.unsupported(QemuMonitor.class, "monitorCommand");
    }
}
