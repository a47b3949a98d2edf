package io.kavirt.driver.qemu.guest;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.api.domain.ShutoffReason;
import io.kavirt.api.driver.Call;
import io.kavirt.api.event.StoppedDetail;
import io.kavirt.driver.qemu.guest.Guest.StopCause;
import io.kavirt.driver.qemu.qmp.QmpChannel;
import io.kavirt.driver.qemu.state.LiveState.Phase;
import io.kavirt.linux.process.DetachedProcess;
import io.kavirt.linux.process.Signal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends guests, and cleans up after those that ended. */
@SuppressWarnings("try") // A job is held while the block runs, and not used in it.
public final class GuestStopper {
    private static final Logger LOG = LoggerFactory.getLogger(GuestStopper.class);
    private static final StopCause DESTROYED = new StopCause(ShutoffReason.DESTROYED, StoppedDetail.DESTROYED);
    private static final Duration KILL_PATIENCE = Duration.ofSeconds(15);
    private static final Duration LEAVING_PATIENCE = Duration.ofSeconds(2);
    /** What the channel still holds is read within this time after the process's end. */
    private static final long LAST_WORDS_MILLIS = 1000;

    private final Hypervisor hypervisor;

    GuestStopper(Hypervisor hypervisor) {
        this.hypervisor = hypervisor;
    }

    /**
     * Stops a guest on a user's request, whatever it does; an operation that runs is broken off.
     *
     * @param graceful whether the process may refuse: it is asked, and never killed
     */
    public void destroy(ManagedDomain domain, boolean graceful, Call call) {
        Guest guest = domain.requireGuest();
        JobGate.Job free = domain.gate().tryAcquire("destroy");
        if (free == null && !graceful) {
            breakOff(guest);
        }
        try (JobGate.Job job = free != null
                ? free
                : domain.gate().acquire("destroy", call, hypervisor.settings().jobTimeout())) {
            if (domain.view().guest() == guest) {
                stop(guest, DESTROYED, graceful);
            }
        }
    }

    /** Ends the process under an operation that runs, which then fails and ends. */
    private static void breakOff(Guest guest) {
        guest.stopBecause(DESTROYED);
        DetachedProcess process = guest.processOrNull();
        if (process != null) {
            process.signal(Signal.KILL);
        }
    }

    /** Stops a guest and cleans up after it; returns when both are done. */
    void stop(Guest guest, StopCause cause, boolean graceful) {
        guest.stopBecause(cause);
        Phase before = guest.phase();
        guest.phase(Phase.STOPPING);
        hypervisor.liveWriter().write(guest);
        if (!terminate(guest, graceful)) {
            guest.stopNoMore();
            guest.phase(before);
            hypervisor.liveWriter().write(guest);
            throw new VirtException(
                    ErrorCode.OPERATION_FAILED,
                    ErrorDomain.QEMU,
                    "The process of domain '" + guest.domain().name() + "' still runs "
                            + hypervisor.settings().stopTimeout().toSeconds()
                            + " s after it was asked to end; without 'graceful' it is killed",
                    guest.domain().ref(),
                    null);
        }
        finish(guest, cause);
    }

    /** Ends the process. QEMU writes what it has cached when it is asked, so it is killed only if that takes too long. */
    boolean terminate(Guest guest, boolean graceful) {
        DetachedProcess process = guest.process();
        process.signal(Signal.TERM);
        if (process.reap(hypervisor.settings().stopTimeout()).isPresent()) {
            return true;
        }
        if (graceful) {
            return false;
        }
        LOG.warn("The process {} of {} did not end when asked; it is killed", process.id(), guest);
        process.signal(Signal.KILL);
        if (process.reap(KILL_PATIENCE).isEmpty()) {
            throw new VirtException(
                    ErrorCode.OPERATION_FAILED,
                    ErrorDomain.QEMU,
                    "The process " + process.id().pid() + " of domain '"
                            + guest.domain().name() + "' cannot be killed; it hangs in the kernel",
                    guest.domain().ref(),
                    null);
        }
        return true;
    }

    /** Cleans up after a guest whose process has ended or is of no use any more; returns when that is done. */
    void finish(Guest guest, StopCause fallback) {
        if (!guest.finish()) {
            awaitQuietly(guest.gone(), KILL_PATIENCE.toMillis());
            return;
        }
        try {
            StopCause given = guest.stopCause();
            StopCause cause = given == null ? fallback : given;
            release(guest);
            hypervisor.liveWriter().delete(guest);
            LogFile.note(hypervisor.log(guest.domain().name()), "stopped: " + cause.reason());
            LOG.info("Domain {} stopped: {}", guest, cause.reason());
            ManagedDomain domain = guest.domain();
            domain.change(
                    view -> view.stopped(cause.reason()),
                    view -> hypervisor.events().stopped(view.ref(), cause.detail()));
            hypervisor.inventory().removeIfGone(domain);
        } finally {
            guest.gone().complete(null);
        }
    }

    /** Gives back what a guest's process had; the process is killed if it is still there. */
    void release(Guest guest) {
        DetachedProcess process = guest.processOrNull();
        // A process that closed its monitor is on its way out, and writes what it has cached.
        Duration leaving = guest.ended().isDone() ? LEAVING_PATIENCE : Duration.ZERO;
        if (process != null && process.reap(leaving).isEmpty()) {
            process.signal(Signal.KILL);
            process.reap(KILL_PATIENCE);
        }
        QmpChannel channel = guest.channel();
        if (channel != null) {
            awaitQuietly(guest.ended(), LAST_WORDS_MILLIS);
            channel.close();
        }
        var migration = guest.migration();
        if (migration != null) {
            migration.completeExceptionally(new VirtException(
                    ErrorCode.OPERATION_FAILED,
                    ErrorDomain.QEMU,
                    "The guest of domain '" + guest.domain().name() + "' has ended"));
        }
        guest.consoles().close();
        RunFolder.delete(guest);
    }

    private static void awaitQuietly(java.util.concurrent.CompletableFuture<Void> future, long millis) {
        try {
            future.get(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            LOG.debug("A guest's end was not seen in time", e);
        }
    }
}
