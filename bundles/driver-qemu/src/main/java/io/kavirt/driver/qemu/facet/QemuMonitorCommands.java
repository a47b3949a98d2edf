package io.kavirt.driver.qemu.facet;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.VirtException;
import io.kavirt.api.domain.MonitorCommandFlag;
import io.kavirt.api.domain.QemuMonitor;
import io.kavirt.api.driver.Call;
import io.kavirt.driver.qemu.guest.Guest;
import io.kavirt.driver.qemu.guest.Hypervisor;
import io.kavirt.driver.qemu.guest.JobGate;
import io.kavirt.driver.qemu.guest.ManagedDomain;
import io.kavirt.driver.qemu.json.Json;
import java.util.Set;

/** Passes commands to QEMU's monitor as they are. */
@SuppressWarnings("try") // A job is held while the block runs, and not used in it.
public final class QemuMonitorCommands extends DomainFacet implements QemuMonitor {
    private static final String TAINT = "commands were sent to its monitor by hand";

    public QemuMonitorCommands(Hypervisor hypervisor, Call call, ManagedDomain domain) {
        super(hypervisor, call, domain);
    }

    @Override
    public String monitorCommand(String command, Set<MonitorCommandFlag> flags) {
        boolean human = flags.contains(MonitorCommandFlag.HMP);
        Json.Obj message = human
                ? Json.object()
                        .put("execute", "human-monitor-command")
                        .put("arguments", Json.object("command-line", command))
                        .build()
                : parse(command);
        try (JobGate.Job job = job("monitor command")) {
            Guest guest = guest();
            if (guest.taint(TAINT)) {
                hypervisor.keep(guest);
            }
            Json reply = guest.qmp().runRaw(message);
            return human ? text(reply) : reply.format();
        }
    }

    private Json.Obj parse(String command) {
        try {
            if (Json.parse(command) instanceof Json.Obj object && object.has("execute")) {
                return object;
            }
        } catch (VirtException e) {
            throw error(ErrorCode.INVALID_ARG, "'" + command + "' is not a monitor command: " + e.getMessage());
        }
        throw error(
                ErrorCode.INVALID_ARG, "'" + command + "' is not a monitor command: {\"execute\": ...} is accepted");
    }

    private String text(Json reply) {
        return reply.string("return")
                .orElseThrow(() -> error(
                        ErrorCode.INTERNAL_ERROR,
                        "QEMU refused the command: "
                                + reply.get("error")
                                        .flatMap(each -> each.string("desc"))
                                        .orElse(reply.format())));
    }
}
