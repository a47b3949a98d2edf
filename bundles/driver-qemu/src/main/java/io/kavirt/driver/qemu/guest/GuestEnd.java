package io.kavirt.driver.qemu.guest;

import io.kavirt.api.domain.CrashedReason;
import io.kavirt.api.domain.DomainState;
import io.kavirt.api.domain.RunningReason;
import io.kavirt.api.domain.ShutdownReason;
import io.kavirt.api.domain.ShutoffReason;
import io.kavirt.api.event.StoppedDetail;
import io.kavirt.driver.qemu.guest.Guest.StopCause;
import io.kavirt.driver.qemu.json.Json;
import io.kavirt.driver.qemu.state.LiveState.Phase;
import io.kavirt.model.domain.DomainDefinition;
import io.kavirt.model.domain.LifecycleAction;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What follows when a guest powers off, crashes or its process ends by itself. Nothing here waits on the caller's thread. */
final class GuestEnd {
    private static final Logger LOG = LoggerFactory.getLogger(GuestEnd.class);
    static final StopCause SHUTDOWN = new StopCause(ShutoffReason.SHUTDOWN, StoppedDetail.SHUTDOWN);
    static final StopCause CRASHED = new StopCause(ShutoffReason.CRASHED, StoppedDetail.CRASHED);
    /** The process ended without a word. */
    static final StopCause VANISHED = new StopCause(ShutoffReason.CRASHED, StoppedDetail.FAILED);

    private final Hypervisor hypervisor;
    private final Set<CompletableFuture<Void>> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    GuestEnd(Hypervisor hypervisor) {
        this.hypervisor = hypervisor;
    }

    /** The guest powered off, and its process waits to be told what to do. */
    void poweredOff(Guest guest) {
        later(guest, () -> {
            LifecycleAction action = definition(guest).onPoweroff();
            if (guest.rebooting() || action == LifecycleAction.RESTART || action == LifecycleAction.RENAME_RESTART) {
                bootAgain(guest);
            } else if (action == LifecycleAction.PRESERVE) {
                LOG.info("Domain {} is powered off and kept as it is", guest);
            } else {
                hypervisor.stopper().stop(guest, SHUTDOWN, false);
            }
        });
    }

    /** The guest's system crashed and said so. */
    void panicked(Guest guest) {
        later(guest, () -> {
            switch (definition(guest).onCrash()) {
                case RESTART, RENAME_RESTART, COREDUMP_RESTART -> bootAgain(guest);
                case PRESERVE -> LOG.info("Domain {} has crashed and is kept as it is", guest);
                default -> hypervisor.stopper().stop(guest, CRASHED, false);
            }
        });
    }

    /** The channel to the process has ended, so the process has, or is of no use any more. */
    void vanished(Guest guest) {
        if (guest.phase() == Phase.STARTING) {
            // Whoever starts it sees its commands fail, and cleans up.
            return;
        }
        boolean said = guest.domain().view().state() == DomainState.SHUTDOWN;
        if (!said && guest.stopCause() == null) {
            LOG.warn("The process of domain {} ended without a word; it counts as crashed", guest);
        }
        later(guest, () -> hypervisor.stopper().finish(guest, said ? SHUTDOWN : VANISHED));
    }

    private void bootAgain(Guest guest) {
        guest.rebooting(false);
        guest.resumeReason(RunningReason.BOOTED);
        Qmp qmp = guest.qmp();
        qmp.submit("system_reset", Json.EMPTY);
        qmp.run("cont");
        hypervisor.liveWriter().write(guest);
    }

    private static DomainDefinition definition(Guest guest) {
        return guest.domain().view().current();
    }

    /** Waits for what has begun, and begins nothing any more: the next instance does it. */
    void close(Duration patience) {
        closing = true;
        try {
            CompletableFuture.allOf(running.toArray(CompletableFuture<?>[]::new))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("What follows the end of some domains is not done as the driver leaves", e);
        }
    }

    private void later(Guest guest, Runnable action) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        running.add(done);
        try {
            if (closing) {
                throw new RejectedExecutionException("the driver leaves");
            }
            hypervisor.executor().execute(() -> {
                try {
                    if (!guest.isFinished()) {
                        action.run();
                    }
                } catch (RuntimeException e) {
                    LOG.error("What follows the end of domain {} failed", guest, e);
                } finally {
                    finished(done);
                }
            });
        } catch (RejectedExecutionException e) {
            finished(done);
            noteForNextInstance(guest);
            LOG.info("Domain {} ends while the driver leaves; the next instance sees to it", guest);
        }
    }

    /** A guest that powered off in order to boot again counts as running meanwhile; the next instance must know better. */
    private void noteForNextInstance(Guest guest) {
        if (guest.bootingAgain()) {
            guest.domain().change(view -> view.withState(DomainState.SHUTDOWN, ShutdownReason.UNKNOWN));
            hypervisor.liveWriter().writeLater(guest);
        }
    }

    private void finished(CompletableFuture<Void> done) {
        running.remove(done);
        done.complete(null);
    }

    /** The state of a guest whose system crashed. */
    static DomainView crashed(DomainView view) {
        return view.withState(DomainState.CRASHED, CrashedReason.PANICKED);
    }
}
