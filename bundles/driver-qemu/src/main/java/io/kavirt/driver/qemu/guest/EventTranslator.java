package io.kavirt.driver.qemu.guest;

import io.kavirt.api.DomainRef;
import io.kavirt.api.domain.DomainState;
import io.kavirt.api.domain.PausedReason;
import io.kavirt.api.domain.RunningReason;
import io.kavirt.api.domain.ShutdownReason;
import io.kavirt.api.domain.ShutoffReason;
import io.kavirt.api.event.CrashedDetail;
import io.kavirt.api.event.DomainEvent;
import io.kavirt.api.event.PmSuspendedDetail;
import io.kavirt.api.event.ResumedDetail;
import io.kavirt.api.event.ShutdownDetail;
import io.kavirt.api.event.StartedDetail;
import io.kavirt.api.event.SuspendedDetail;
import io.kavirt.driver.qemu.json.Json;
import io.kavirt.driver.qemu.qmp.QmpEnd;
import io.kavirt.driver.qemu.qmp.QmpEvent;
import io.kavirt.driver.qemu.qmp.QmpListener;
import io.kavirt.driver.qemu.state.LiveState.Phase;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what QEMU tells into states and events. Runs on the thread that reads all monitors, so it waits for nothing. */
final class EventTranslator {
    private static final Logger LOG = LoggerFactory.getLogger(EventTranslator.class);

    private final Hypervisor hypervisor;
    private final GuestEnd guestEnd;
    private final DeviceEvents devices;

    EventTranslator(Hypervisor hypervisor, GuestEnd guestEnd) {
        this.hypervisor = hypervisor;
        this.guestEnd = guestEnd;
        this.devices = new DeviceEvents(hypervisor);
    }

    /** What hears the channel of a guest. */
    QmpListener listener(Guest guest) {
        CompletableFuture<Void> channelEnded = guest.beginChannel();
        return new QmpListener() {
            @Override
            public void event(QmpEvent event) {
                try {
                    translate(guest, event.name(), event.data());
                } finally {
                    monitor(guest, event);
                }
            }

            @Override
            public void closed(QmpEnd end) {
                LOG.debug("The monitor of {} has ended: {}", guest, end);
                channelEnded.complete(null);
                if (end.kind() == QmpEnd.Kind.CLOSED_BY_QEMU) {
                    guestEnd.vanished(guest);
                } else if (end.kind() != QmpEnd.Kind.CLOSED_HERE) {
                    lost(guest, end);
                }
            }
        };
    }

    /** The channel is of no use any more; the guest may run on all the same. */
    private void lost(Guest guest, QmpEnd end) {
        if (!guest.hasProcess()) {
            guestEnd.vanished(guest);
        } else if (guest.phase() == Phase.RUNNING) {
            LOG.error("The monitor of domain {} failed and is opened again: {}", guest, end.detail());
            hypervisor.events().publish(new DomainEvent.ControlError(ref(guest)));
            hypervisor.recovery().retry(guest);
        }
    }

    /** The channel of a guest ended, perhaps before anybody cared. */
    void ended(Guest guest) {
        guestEnd.vanished(guest);
    }

    /** The guest is found powered off. */
    void poweredOff(Guest guest) {
        guestEnd.poweredOff(guest);
    }

    /** The guest is found crashed. */
    void panickedBefore(Guest guest) {
        guestEnd.panicked(guest);
    }

    private void monitor(Guest guest, QmpEvent event) {
        String data = event.data().equals(Json.EMPTY) ? null : event.data().format();
        hypervisor
                .events()
                .publish(new DomainEvent.Monitor(
                        ref(guest),
                        event.name(),
                        event.timestamp().getEpochSecond(),
                        event.timestamp().getNano() / 1000,
                        data));
    }

    private void translate(Guest guest, String event, Json data) {
        switch (event) {
            case "STOP" -> stopped(guest);
            case "RESUME" -> resumed(guest);
            case "RESET" -> hypervisor.events().publish(new DomainEvent.Reboot(ref(guest)));
            case "SHUTDOWN" -> shutdown(guest, data);
            case "SUSPEND" -> suspendedToMemory(guest);
            case "SUSPEND_DISK" -> suspendedToDisk(guest);
            case "WAKEUP" -> wokeUp(guest);
            case "GUEST_PANICKED" -> panicked(guest);
            case "GUEST_CRASHLOADED" -> hypervisor.events().crashed(ref(guest), CrashedDetail.CRASHLOADED);
            case "MIGRATION" -> migration(guest, data);
            case "MIGRATION_PASS" ->
                hypervisor
                        .events()
                        .publish(new DomainEvent.MigrationIteration(
                                ref(guest), data.at("pass").asInt()));
            default -> devices.translate(guest, event, data);
        }
    }

    private void stopped(Guest guest) {
        if (guest.bootingAgain()) {
            return;
        }
        PausedReason reason = guest.pauseReason();
        guest.pauseReason(PausedReason.UNKNOWN);
        guest.domain().change(view -> view.isRunning() ? view.withState(DomainState.PAUSED, reason) : view, view -> {
            if (view.state() == DomainState.PAUSED && guest.phase() != Phase.STARTING) {
                hypervisor.events().suspended(view.ref(), detailOf(reason));
            }
        });
        hypervisor.liveWriter().writeLater(guest);
    }

    static SuspendedDetail detailOf(PausedReason reason) {
        return switch (reason) {
            case IOERROR -> SuspendedDetail.IOERROR;
            case WATCHDOG -> SuspendedDetail.WATCHDOG;
            case MIGRATION -> SuspendedDetail.MIGRATED;
            case FROM_SNAPSHOT -> SuspendedDetail.FROM_SNAPSHOT;
            case API_ERROR -> SuspendedDetail.API_ERROR;
            default -> SuspendedDetail.PAUSED;
        };
    }

    private void resumed(Guest guest) {
        guest.bootingAgain(false);
        RunningReason reason = guest.resumeReason();
        guest.resumeReason(RunningReason.UNPAUSED);
        boolean[] changed = new boolean[1];
        guest.domain()
                .change(
                        view -> {
                            changed[0] = view.isActive() && !view.isRunning();
                            return changed[0] ? view.withState(DomainState.RUNNING, reason) : view;
                        },
                        view -> {
                            if (changed[0]) {
                                hypervisor.events().resumed(view.ref(), detail(reason));
                            }
                        });
        hypervisor.liveWriter().writeLater(guest);
    }

    private static ResumedDetail detail(RunningReason reason) {
        return switch (reason) {
            case RESTORED, FROM_SNAPSHOT -> ResumedDetail.FROM_SNAPSHOT;
            case MIGRATED -> ResumedDetail.MIGRATED;
            default -> ResumedDetail.UNPAUSED;
        };
    }

    private void shutdown(Guest guest, Json data) {
        String reason = data.string("reason").orElse("");
        // A signal or a quit ends the process by itself; it cannot be brought back.
        boolean leaving = reason.equals("host-signal") || reason.equals("host-qmp-quit");
        Guest.StopCause cause = guest.stopCause();
        if (guest.rebooting() && !leaving && cause == null) {
            // Nobody is told of a shutdown that is the first half of a reboot.
            guest.bootingAgain(true);
            guestEnd.poweredOff(guest);
            return;
        }
        ShutdownDetail detail = !data.has("guest")
                ? ShutdownDetail.FINISHED
                : data.flag("guest") ? ShutdownDetail.GUEST : ShutdownDetail.HOST;
        boolean saved = cause != null && cause.reason() == ShutoffReason.SAVED;
        boolean[] first = new boolean[1];
        guest.domain()
                .change(
                        view -> {
                            first[0] = view.state() != DomainState.SHUTDOWN
                                    && view.state() != DomainState.CRASHED
                                    && !saved;
                            return first[0] ? view.withState(DomainState.SHUTDOWN, ShutdownReason.UNKNOWN) : view;
                        },
                        view -> {
                            if (first[0]) {
                                hypervisor.events().shutdown(view.ref(), detail);
                            }
                        });
        hypervisor.liveWriter().writeLater(guest);
        if (first[0] && !leaving && cause == null) {
            guestEnd.poweredOff(guest);
        }
    }

    private void suspendedToMemory(Guest guest) {
        guest.domain().change(view -> view.withState(DomainState.PMSUSPENDED, () -> 0), view -> {
            hypervisor.events().publish(new DomainEvent.PmSuspend(view.ref()));
            hypervisor.events().pmSuspended(view.ref(), PmSuspendedDetail.MEMORY);
        });
        hypervisor.liveWriter().writeLater(guest);
    }

    private void suspendedToDisk(Guest guest) {
        guest.domain().change(view -> view.withState(DomainState.PMSUSPENDED, () -> 0), view -> {
            hypervisor.events().publish(new DomainEvent.PmSuspendDisk(view.ref()));
            hypervisor.events().pmSuspended(view.ref(), PmSuspendedDetail.DISK);
        });
        hypervisor.liveWriter().writeLater(guest);
    }

    private void wokeUp(Guest guest) {
        guest.domain()
                .change(
                        view -> view.state() == DomainState.PMSUSPENDED
                                ? view.withState(DomainState.RUNNING, RunningReason.WAKEUP)
                                : view,
                        view -> {
                            hypervisor.events().publish(new DomainEvent.PmWakeup(view.ref()));
                            hypervisor.events().started(view.ref(), StartedDetail.WAKEUP);
                        });
        hypervisor.liveWriter().writeLater(guest);
    }

    private void panicked(Guest guest) {
        guest.domain()
                .change(GuestEnd::crashed, view -> hypervisor.events().crashed(view.ref(), CrashedDetail.PANICKED));
        hypervisor.liveWriter().writeLater(guest);
        guestEnd.panicked(guest);
    }

    private static void migration(Guest guest, Json data) {
        String status = data.string("status").orElse("");
        CompletableFuture<String> waiting = guest.migration();
        if (waiting != null && (status.equals("completed") || status.equals("failed") || status.equals("cancelled"))) {
            waiting.complete(status);
        }
    }

    private static DomainRef ref(Guest guest) {
        return guest.domain().ref();
    }
}
