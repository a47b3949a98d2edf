package io.kavirt.driver.qemu.guest;

import io.kavirt.api.VirtException;
import io.kavirt.api.domain.CrashedReason;
import io.kavirt.api.domain.DomainState;
import io.kavirt.api.domain.PausedReason;
import io.kavirt.api.domain.RunningReason;
import io.kavirt.api.domain.ShutdownReason;
import io.kavirt.api.domain.ShutoffReason;
import io.kavirt.api.event.ResumedDetail;
import io.kavirt.api.event.StartedDetail;
import io.kavirt.api.event.StoppedDetail;
import io.kavirt.driver.qemu.guest.Guest.StopCause;
import io.kavirt.driver.qemu.guest.GuestProcesses.Mark;
import io.kavirt.driver.qemu.json.Json;
import io.kavirt.driver.qemu.qmp.QmpChannel;
import io.kavirt.driver.qemu.qmp.QmpSettings;
import io.kavirt.driver.qemu.state.LiveState;
import io.kavirt.driver.qemu.state.LiveState.Phase;
import io.kavirt.linux.process.DetachedProcess;
import io.kavirt.linux.process.ProcessId;
import io.kavirt.model.domain.DomainDefinition;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the guests that run already: those that the instance before left, and those that outlived a daemon. */
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final Duration GREETING = Duration.ofSeconds(3);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final StopCause CUT_SHORT = new StopCause(ShutoffReason.FAILED, StoppedDetail.FAILED);

    private final Hypervisor hypervisor;
    private final SaveRecovery saves;
    private final Set<Guest> retrying = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    Recovery(Hypervisor hypervisor) {
        this.hypervisor = hypervisor;
        this.saves = new SaveRecovery(hypervisor);
    }

    /** Finds all of them; returns when each is managed again or cleaned up after. */
    void run() {
        List<LiveState> states = hypervisor.liveStore().load();
        states.forEach(state -> hypervisor.idInUse(state.id()));
        boolean search = states.stream().anyMatch(state -> state.process() == null);
        Map<Mark, ProcessId> marked =
                search || unknownSockets(states) ? GuestProcesses.find(hypervisor.liveFolder()) : Map.of();
        CompletableFuture<?>[] all = states.stream()
                .map(state -> CompletableFuture.runAsync(() -> recover(state, marked), hypervisor.executor()))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(all).join();
        new StrayProcesses(hypervisor).adopt(marked, states);
        saves.settleManagedSaves();
    }

    /** Whether there are sockets of no known state: its file was lost or set aside. */
    private boolean unknownSockets(List<LiveState> states) {
        String[] names = hypervisor.liveFolder().toFile().list((folder, name) -> name.endsWith(".qmp"));
        return names != null
                && Arrays.stream(names).anyMatch(name -> states.stream()
                        .noneMatch(state -> Path.of(state.monitor()).endsWith(name)));
    }

    /** Manages again the guest that a live state tells of. */
    void recover(LiveState state, Map<Mark, ProcessId> marked) {
        try {
            Guest guest = guestOf(state, marked);
            Map<String, Object> left = hypervisor
                    .context()
                    .handover()
                    .take(Hypervisor.NAME, state.uuid().toString());
            DetachedProcess process = guest.processOrNull();
            if (process == null || !process.isAlive()) {
                discard(left);
                vanished(guest, state);
                return;
            }
            QmpChannel adopted = left.isEmpty() ? null : adopt(guest, left);
            if (adopted == null) {
                reconnect(guest, state);
            } else {
                guest.channel(adopted);
            }
            resumeEnding(guest);
        } catch (RuntimeException e) {
            LOG.error("Domain {} ({}) could not be found again", state.name(), state.uuid(), e);
        }
    }

    private static void discard(Map<String, Object> left) {
        for (Object value : left.values()) {
            if (value instanceof Closeable closeable) {
                try {
                    closeable.close();
                } catch (IOException e) {
                    LOG.debug("A channel that nobody needs could not be closed", e);
                }
            }
        }
    }

    private Guest guestOf(LiveState state, Map<Mark, ProcessId> marked) {
        DomainDefinition live;
        ManagedDomain domain;
        try {
            live = hypervisor.documents().parseLive(state.definition());
            domain = hypervisor.inventory().claim(live);
        } catch (VirtException e) {
            ManagedDomain known = hypervisor.inventory().find(state.uuid()).orElseThrow(() -> e);
            LOG.warn("The live document of {} is not usable; its definition takes its place", known, e);
            domain = known;
            live = known.view().current();
        }
        Guest guest = new Guest(domain, state.id(), state.token(), Path.of(state.monitor()));
        guest.phase(state.phase());
        guest.rebooting(state.rebooting());
        guest.save(state.save());
        state.taints().forEach(guest::taint);
        ProcessId process = state.process();
        if (process == null) {
            process = marked.entrySet().stream()
                    .filter(entry -> entry.getKey().token().equals(state.token()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
        }
        if (process != null) {
            guest.process(DetachedProcess.attach(process));
        }
        DomainDefinition document = live;
        int reason = state.reason();
        domain.change(view -> view.started(guest, document, state.state(), () -> reason));
        return guest;
    }

    private @Nullable QmpChannel adopt(Guest guest, Map<String, Object> left) {
        try {
            return QmpChannel.adopt(
                    hypervisor.reactor(),
                    left,
                    hypervisor.translator().listener(guest),
                    QmpSettings.of(guest.domain().name()));
        } catch (IllegalArgumentException e) {
            LOG.warn("The channel of {} cannot be taken over; it is opened again", guest, e);
            return null;
        }
    }

    private void reconnect(Guest guest, LiveState state) {
        if (state.phase() == Phase.STOPPING) {
            hypervisor.stopper().stop(guest, causeOf(state), false);
        } else if (!connect(guest)) {
            if (state.phase() == Phase.STARTING) {
                hypervisor.stopper().stop(guest, CUT_SHORT, false);
            } else {
                retry(guest);
            }
        }
    }

    /** Tries again later to reach a guest: it may only be slow, and is not ended for that. */
    void retry(Guest guest) {
        if (closing || !retrying.add(guest)) {
            return;
        }
        hypervisor
                .context()
                .scheduler()
                .schedule(
                        () -> hypervisor.executor().execute(() -> tryAgain(guest)),
                        RETRY.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private void tryAgain(Guest guest) {
        retrying.remove(guest);
        try {
            if (closing || guest.isFinished() || guest.isReachable()) {
                return;
            }
            if (!guest.hasProcess()) {
                hypervisor.stopper().finish(guest, GuestEnd.VANISHED);
            } else if (!connect(guest)) {
                retry(guest);
            }
        } catch (RuntimeException e) {
            LOG.error("Domain {} could not be reached again", guest, e);
        }
    }

    /** Lets go of the guests that could not be reached. */
    void close() {
        closing = true;
    }

    /** Opens the monitor and settles what happened meanwhile. @return whether the guest answered */
    private boolean connect(Guest guest) {
        Json status;
        try {
            QmpSettings settings = new QmpSettings(
                    guest.domain().name(), GREETING, Duration.ofSeconds(60), QmpSettings.DEFAULT_MAX_LINE);
            CompletableFuture<QmpChannel> channel = QmpChannel.connect(
                    hypervisor.reactor(),
                    guest.monitorPath(),
                    hypervisor.translator().listener(guest),
                    settings);
            guest.channel(Qmp.await("monitor of " + guest.domain().name(), channel, GREETING.plusSeconds(5)));
            status = guest.qmp().run("query-status");
        } catch (VirtException e) {
            LOG.error("Domain {} does not answer: {}", guest, e.getMessage());
            return false;
        }
        settle(guest, status.string("status").orElse("unknown"));
        return true;
    }

    /** Compares what QEMU says with what was known. */
    private void settle(Guest guest, String status) {
        boolean running = status.equals("running");
        if (guest.phase() == Phase.STARTING) {
            if (!running) {
                LOG.warn("The start of domain {} was cut short; it is stopped", guest);
                hypervisor.stopper().stop(guest, CUT_SHORT, false);
                return;
            }
            guest.phase(Phase.RUNNING);
            guest.domain().change(view -> view.withState(DomainState.RUNNING, RunningReason.BOOTED), view -> hypervisor
                    .events()
                    .started(view.ref(), StartedDetail.BOOTED));
        } else if (saves.settle(guest, status)) {
            return;
        } else {
            follow(guest, status);
        }
        hypervisor.liveWriter().write(guest);
        LOG.info("Domain {} found again: process {}, {}", guest, guest.process().pid(), status);
    }

    private void follow(Guest guest, String status) {
        DomainState before = guest.domain().view().state();
        switch (status) {
            case "running" -> {
                if (before != DomainState.RUNNING) {
                    guest.domain()
                            .change(
                                    view -> view.withState(DomainState.RUNNING, RunningReason.UNPAUSED),
                                    view -> hypervisor.events().resumed(view.ref(), ResumedDetail.UNPAUSED));
                }
            }
            case "shutdown" ->
                guest.domain().change(view -> view.withState(DomainState.SHUTDOWN, ShutdownReason.UNKNOWN));
            case "guest-panicked" ->
                guest.domain().change(view -> view.withState(DomainState.CRASHED, CrashedReason.PANICKED));
            case "suspended" -> guest.domain().change(view -> view.withState(DomainState.PMSUSPENDED, () -> 0));
            default -> {
                if (before != DomainState.PAUSED) {
                    PausedReason reason = pausedReason(status);
                    guest.domain().change(view -> view.withState(DomainState.PAUSED, reason), view -> hypervisor
                            .events()
                            .suspended(view.ref(), EventTranslator.detailOf(reason)));
                }
            }
        }
    }

    private static PausedReason pausedReason(String status) {
        return switch (status) {
            case "io-error" -> PausedReason.IOERROR;
            case "watchdog" -> PausedReason.WATCHDOG;
            default -> PausedReason.UNKNOWN;
        };
    }

    /** Goes on with what followed the end of a guest when the instance before left. */
    private void resumeEnding(Guest guest) {
        DomainView view = guest.domain().view();
        if (view.guest() != guest || guest.isFinished()) {
            return;
        }
        if (guest.phase() == Phase.STOPPING) {
            hypervisor.stopper().stop(guest, GuestEnd.SHUTDOWN, false);
        } else if (view.state() == DomainState.SHUTDOWN) {
            hypervisor.translator().poweredOff(guest);
        } else if (view.state() == DomainState.CRASHED) {
            hypervisor.translator().panickedBefore(guest);
        }
    }

    private void vanished(Guest guest, LiveState state) {
        StopCause cause;
        if (state.phase() == Phase.STOPPING) {
            cause = causeOf(state);
        } else if (state.phase() == Phase.STARTING) {
            cause = CUT_SHORT;
        } else if (saves.wasSaved(guest)) {
            cause = new StopCause(ShutoffReason.SAVED, StoppedDetail.SAVED);
        } else {
            cause = state.state() == DomainState.SHUTDOWN ? GuestEnd.SHUTDOWN : GuestEnd.VANISHED;
        }
        LOG.warn("Domain {} ended while nobody looked: {}", guest, cause.reason());
        hypervisor.stopper().finish(guest, cause);
    }

    private static StopCause causeOf(LiveState state) {
        ShutoffReason reason = Arrays.stream(ShutoffReason.values())
                .filter(each -> each.code() == state.reason())
                .findFirst()
                .orElse(ShutoffReason.UNKNOWN);
        StoppedDetail detail =
                switch (reason) {
                    case DESTROYED -> StoppedDetail.DESTROYED;
                    case SAVED -> StoppedDetail.SAVED;
                    case CRASHED -> StoppedDetail.CRASHED;
                    case FAILED -> StoppedDetail.FAILED;
                    default -> StoppedDetail.SHUTDOWN;
                };
        return new StopCause(reason, detail);
    }
}
