package io.kavirt.driver.qemu.guest;

import io.kavirt.api.DomainRef;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.api.domain.DomainState;
import io.kavirt.api.domain.PausedReason;
import io.kavirt.api.domain.RunningReason;
import io.kavirt.api.domain.ShutoffReason;
import io.kavirt.api.event.StartedDetail;
import io.kavirt.api.event.SuspendedDetail;
import io.kavirt.driver.qemu.capabilities.QemuCapabilities;
import io.kavirt.driver.qemu.command.StartChecks;
import io.kavirt.driver.qemu.complete.StartPlan;
import io.kavirt.driver.qemu.qmp.QmpChannel;
import io.kavirt.driver.qemu.qmp.QmpSettings;
import io.kavirt.driver.qemu.state.LiveState.Phase;
import io.kavirt.linux.process.DetachedProcess;
import io.kavirt.linux.process.ExitStatus;
import io.kavirt.linux.socket.UnixListener;
import io.kavirt.model.domain.DomainDefinition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts guests. What a start that fails has made is gone when its error is told. */
public final class GuestStarter {
    private static final Logger LOG = LoggerFactory.getLogger(GuestStarter.class);
    private static final Duration EXIT_PATIENCE = Duration.ofSeconds(2);

    private final Hypervisor hypervisor;
    private final HostNames names = new HostNames();
    private final FirstCommands firstCommands;

    GuestStarter(Hypervisor hypervisor) {
        this.hypervisor = hypervisor;
        this.firstCommands = new FirstCommands(hypervisor.settings().startTimeout());
    }

    /**
     * Starts a domain's guest. The caller holds the domain's gate, and the domain is not active.
     *
     * @param source the complete document to start from
     * @throws VirtException INTERNAL_ERROR with the last lines of the log if QEMU refuses, or what a check found
     */
    public DomainRef start(ManagedDomain domain, DomainDefinition source, StartOptions options) {
        QemuCapabilities qemu = hypervisor.capabilitiesOf(source);
        Guest guest = newGuest(domain);
        try (Reverter reverter = new Reverter();
                HostNames.Lease lease = names.lease(hypervisor.settings().vncListen())) {
            DomainDefinition usable = StartChecks.checkStartable(hypervisor.withoutRun(source), qemu);
            DomainDefinition live = hypervisor.completion().forStart(usable, qemu, plan(guest, lease));
            GuestCommand command = GuestCommand.of(hypervisor, guest, live, qemu, options);
            reverter.add(command::close);
            reverter.add(() -> revert(guest));
            domain.change(view -> view.started(guest, live, DomainState.PAUSED, PausedReason.STARTING_UP));
            hypervisor.liveWriter().write(guest);
            Launched launched = launch(guest, command);
            command.close();
            DomainDefinition running = configure(guest, live, options, command, launched);
            tell(guest, running, options);
            resumeRestored(guest, options);
            reverter.success();
            begin(guest);
        }
        LOG.info("Domain {} started: process {}", guest, guest.process().pid());
        return domain.ref();
    }

    private Guest newGuest(ManagedDomain domain) {
        int id = hypervisor.nextId();
        String socket = id + "-" + domain.uuid().toString().substring(0, 8) + ".qmp";
        Path monitor = hypervisor.liveFolder().resolve(socket);
        return new Guest(domain, id, UUID.randomUUID().toString(), monitor);
    }

    private StartPlan plan(Guest guest, HostNames.Lease lease) {
        return new StartPlan(
                guest.id(),
                guest.folder().toString(),
                hypervisor.settings().vncListen(),
                lease::graphicsPort,
                lease::tapName);
    }

    private record Launched(LogFile log, CompletableFuture<QmpChannel> channel) {}

    private Launched launch(Guest guest, GuestCommand command) {
        ManagedDomain domain = guest.domain();
        UnixListener.Owner owner = new UnixListener.Owner(
                0600, hypervisor.settings().user(), hypervisor.settings().group());
        RunFolder.make(guest, hypervisor.settings());
        try (UnixListener listener = UnixListener.open(guest.monitorPath(), owner)) {
            QmpSettings settings = new QmpSettings(
                    domain.name(),
                    hypervisor.settings().startTimeout(),
                    Duration.ofSeconds(60),
                    QmpSettings.DEFAULT_MAX_LINE);
            String mark = new GuestProcesses.Mark(domain.uuid(), guest.id(), guest.token(), guest.monitorPath()).text();
            LogFile log = LogFile.begin(
                    hypervisor.log(domain.name()), command.environment(), command.program(), command.arguments());
            guest.process(DetachedProcess.spawn(command.spec(listener.descriptor(), log.path(), mark)));
            // The socket listens already, so this succeeds at once, and QEMU greets as soon as it has come that far.
            CompletableFuture<QmpChannel> channel = QmpChannel.connect(
                    hypervisor.reactor(),
                    guest.monitorPath(),
                    hypervisor.translator().listener(guest),
                    settings);
            hypervisor.liveWriter().write(guest);
            return new Launched(log, channel);
        }
    }

    private DomainDefinition configure(
            Guest guest, DomainDefinition live, StartOptions options, GuestCommand command, Launched launched) {
        guest.resumeReason(options.restore() == null ? RunningReason.BOOTED : RunningReason.RESTORED);
        try {
            return firstCommands.run(guest, live, options, command.setup(), launched.channel());
        } catch (VirtException e) {
            throw explained(guest, launched.log(), e);
        }
    }

    /** Tells clients that the guest is there. */
    private void tell(Guest guest, DomainDefinition running, StartOptions options) {
        ManagedDomain domain = guest.domain();
        boolean restored = options.restore() != null;
        domain.change(
                view -> {
                    DomainView changed = view.withLive(
                            running.withCurrentMemory(view.current().currentMemoryKib()));
                    return options.paused() ? changed.withState(DomainState.PAUSED, PausedReason.USER) : changed;
                },
                view -> {
                    hypervisor.events().started(view.ref(), restored ? StartedDetail.RESTORED : StartedDetail.BOOTED);
                    if (options.paused()) {
                        hypervisor
                                .events()
                                .suspended(view.ref(), restored ? SuspendedDetail.RESTORED : SuspendedDetail.PAUSED);
                    }
                });
    }

    /**
     * From here on the guest is found again after a crash. Before, it is ended unless its processors ran, so that it cannot
     * live beside the image that it was restored from.
     */
    private void begin(Guest guest) {
        guest.phase(Phase.RUNNING);
        hypervisor.liveWriter().write(guest);
        if (guest.ended().isDone()) {
            // It ended while it was still counted as being started.
            hypervisor.translator().ended(guest);
        }
    }

    private static void resumeRestored(Guest guest, StartOptions options) {
        StartOptions.Restore restore = options.restore();
        if (restore != null) {
            restore.beforeRun().run();
            if (!options.paused()) {
                guest.resumeReason(RunningReason.RESTORED);
                guest.qmp().run("cont");
            }
        }
    }

    private void revert(Guest guest) {
        if (!guest.finish()) {
            return;
        }
        try {
            hypervisor.stopper().release(guest);
            hypervisor.liveWriter().delete(guest);
            guest.domain().change(view -> view.guest() == guest ? view.stopped(ShutoffReason.FAILED) : view);
            hypervisor.inventory().removeIfGone(guest.domain());
        } finally {
            guest.gone().complete(null);
        }
    }

    /** Adds what the process printed, if it is the process that failed. */
    private static VirtException explained(Guest guest, LogFile log, VirtException error) {
        String name = guest.domain().name();
        if (guest.stopCause() != null) {
            return new VirtException(
                    ErrorCode.OPERATION_ABORTED,
                    ErrorDomain.QEMU,
                    "Domain '" + name + "' was destroyed while it was being started",
                    guest.domain().ref(),
                    error);
        }
        boolean lost = guest.ended().isDone() || error.code() == ErrorCode.OPERATION_FAILED;
        Optional<ExitStatus> exit = guest.process().reap(lost ? EXIT_PATIENCE : Duration.ZERO);
        String tail = log.tail();
        String said = tail.isEmpty() ? "it printed nothing" : tail;
        String what = exit.isPresent()
                ? "QEMU of domain '" + name + "' ended before the guest ran (" + describe(exit.get()) + "): " + said
                : "QEMU of domain '" + name + "' could not be set up: " + error.getMessage()
                        + (tail.isEmpty() ? "" : "; its log ends with: " + tail);
        return new VirtException(
                ErrorCode.INTERNAL_ERROR, ErrorDomain.QEMU, what, guest.domain().ref(), error);
    }

    private static String describe(ExitStatus exit) {
        if (exit instanceof ExitStatus.Exited exited) {
            return "exit status " + exited.code();
        }
        return exit instanceof ExitStatus.Signaled signaled ? "signal " + signaled.signal() : "status unknown";
    }
}
