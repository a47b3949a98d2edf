package io.kavirt.driver.qemu.guest;

import io.kavirt.api.domain.DomainState;
import io.kavirt.api.domain.RunningReason;
import io.kavirt.driver.qemu.guest.GuestProcesses.Mark;
import io.kavirt.driver.qemu.state.LiveState;
import io.kavirt.driver.qemu.state.LiveState.Phase;
import io.kavirt.linux.process.ProcessId;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Guests' processes of which no live state tells any more: the file was damaged. Their marks say enough to manage them. */
final class StrayProcesses {
    private static final Logger LOG = LoggerFactory.getLogger(StrayProcesses.class);

    private final Hypervisor hypervisor;

    StrayProcesses(Hypervisor hypervisor) {
        this.hypervisor = hypervisor;
    }

    void adopt(Map<Mark, ProcessId> marked, List<LiveState> known) {
        marked.forEach((mark, process) -> {
            if (known.stream().noneMatch(state -> state.token().equals(mark.token()))) {
                adopt(mark, process);
            }
        });
    }

    private void adopt(Mark mark, ProcessId process) {
        hypervisor.idInUse(mark.id());
        ManagedDomain domain = hypervisor.inventory().find(mark.uuid()).orElse(null);
        if (domain == null || domain.view().isActive()) {
            LOG.error(
                    "Process {} is a guest of domain {} of which neither a definition nor a live state is left; it runs on and is not managed",
                    process.pid(),
                    mark.uuid());
            return;
        }
        LOG.warn("The live state of {} is lost; process {} is managed by its definition", domain, process.pid());
        LiveState state = new LiveState(
                mark.uuid(),
                domain.name(),
                mark.id(),
                mark.token(),
                Phase.RUNNING,
                process,
                mark.monitor().toString(),
                hypervisor.documents().formatLive(domain.view().current().withId(mark.id())),
                DomainState.RUNNING,
                RunningReason.UNKNOWN.code(),
                false,
                List.of(),
                null);
        hypervisor.recovery().recover(state, Map.of());
    }
}
