package io.kavirt.driver.qemu.facet;

import io.kavirt.api.DomainRef;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.NoFlag;
import io.kavirt.api.VirtException;
import io.kavirt.api.domain.AffectFlag;
import io.kavirt.api.domain.CreateFlag;
import io.kavirt.api.domain.DestroyFlag;
import io.kavirt.api.domain.DomainLifecycle;
import io.kavirt.api.domain.DomainState;
import io.kavirt.api.domain.LifecycleAction;
import io.kavirt.api.domain.LifecycleKind;
import io.kavirt.api.domain.PausedReason;
import io.kavirt.api.domain.RebootFlag;
import io.kavirt.api.domain.RunningReason;
import io.kavirt.api.domain.ShutdownFlag;
import io.kavirt.api.domain.UndefineFlag;
import io.kavirt.api.driver.Call;
import io.kavirt.api.driver.Prompt;
import io.kavirt.api.event.DefinedDetail;
import io.kavirt.api.event.UndefinedDetail;
import io.kavirt.driver.qemu.guest.Guest;
import io.kavirt.driver.qemu.guest.Hypervisor;
import io.kavirt.driver.qemu.guest.JobGate;
import io.kavirt.driver.qemu.guest.ManagedDomain;
import io.kavirt.driver.qemu.state.DefinitionStore;
import io.kavirt.model.domain.DomainDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Starts, stops, pauses and removes a domain. */
@SuppressWarnings("try") // A job is held while the block runs, and not used in it.
public final class QemuLifecycle extends DomainFacet implements DomainLifecycle {
    public QemuLifecycle(Hypervisor hypervisor, Call call, ManagedDomain domain) {
        super(hypervisor, call, domain);
    }

    @Override
    public DomainRef createWithFlags(Set<CreateFlag> flags) {
        return new Starts(hypervisor).create(domain, flags, call);
    }

    @Override
    public void shutdownFlags(Set<ShutdownFlag> flags) {
        guest();
        if (!flags.isEmpty() && !flags.contains(ShutdownFlag.ACPI_POWER_BTN)) {
            throw error(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    "Shutdown by " + flags + " is not supported; accepted: ACPI_POWER_BTN");
        }
        pressPowerButton("shutdown", false);
    }

    @Override
    public void reboot(Set<RebootFlag> flags) {
        guest();
        if (!flags.isEmpty() && !flags.contains(RebootFlag.ACPI_POWER_BTN)) {
            throw error(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    "Reboot by " + flags + " is not supported; accepted: ACPI_POWER_BTN");
        }
        boolean again = view().current().onReboot() != io.kavirt.model.domain.LifecycleAction.DESTROY;
        pressPowerButton("reboot", again);
    }

    private void pressPowerButton(String what, boolean bootAgain) {
        try (JobGate.Job job = job(what)) {
            Guest guest = guest();
            guest.wantReboot(bootAgain);
            hypervisor.keep(guest);
            guest.qmp().run("system_powerdown");
        }
    }

    @Override
    public void reset(Set<NoFlag> flags) {
        try (JobGate.Job job = job("reset")) {
            guest().qmp().run("system_reset");
        }
    }

    @Override
    public void destroyFlags(Set<DestroyFlag> flags) {
        hypervisor.stopper().destroy(domain, flags.contains(DestroyFlag.GRACEFUL), call);
        if (flags.contains(DestroyFlag.REMOVE_LOGS)) {
            Starts.delete(hypervisor.log(domain.name()));
        }
    }

    @Override
    public void suspend() {
        try (JobGate.Job job = job("suspend")) {
            Guest guest = guest();
            if (view().state() == DomainState.PMSUSPENDED) {
                throw invalid("Domain '" + domain.name() + "' is suspended by its guest; wake it up first");
            }
            if (view().state() != DomainState.PAUSED) {
                guest.pauseReason(PausedReason.USER);
                guest.qmp().run("stop");
                hypervisor.keep(guest);
            }
        }
    }

    @Override
    public void resume() {
        try (JobGate.Job job = job("resume")) {
            Guest guest = guest();
            switch (view().state()) {
                case RUNNING -> throw invalid("Domain '" + domain.name() + "' is already running");
                case PMSUSPENDED ->
                    throw invalid("Domain '" + domain.name() + "' is suspended by its guest; wake it up instead");
                case SHUTDOWN, CRASHED ->
                    throw invalid("Domain '" + domain.name() + "' is powered off or crashed; reset or destroy it");
                default -> {
                    guest.resumeReason(RunningReason.UNPAUSED);
                    guest.qmp().run("cont");
                    hypervisor.keep(guest);
                }
            }
        }
    }

    @Override
    public void undefineFlags(Set<UndefineFlag> flags) {
        synchronized (domain.configLock()) {
            requirePersistent();
            Path saved = hypervisor.managedSave(domain.name());
            if (Files.exists(saved)) {
                if (!flags.contains(UndefineFlag.MANAGED_SAVE)) {
                    throw invalid("Domain '" + domain.name()
                            + "' has a managed save image; remove it first, or together with 'managed-save'");
                }
                // The image first: a definition without its image is whole, the other way round it is not.
                Starts.delete(saved);
            }
            hypervisor.definitions().delete(domain.name());
            domain.change(
                    view -> view.withConfig(null).withManagedSave(false),
                    view -> hypervisor.events().undefined(view.ref(), UndefinedDetail.REMOVED));
            hypervisor.inventory().removeIfGone(domain);
        }
    }

    private void requirePersistent() {
        if (!view().isPersistent()) {
            throw view().isActive()
                    ? invalid("Domain '" + domain.name() + "' is transient: it has no definition to remove")
                    : Domain.unknown(domain.ref());
        }
    }

    @Override
    public void rename(@Nullable String newName, Set<NoFlag> flags) {
        if (newName == null || newName.isEmpty()) {
            throw error(ErrorCode.INVALID_ARG, "The new name of domain '" + domain.name() + "' is empty");
        }
        checkName(newName);
        try (JobGate.Job job = job("rename")) {
            synchronized (domain.configLock()) {
                String oldName = domain.name();
                DomainDefinition config = requireRenamable();
                hypervisor.inventory().reserve(domain, newName);
                DomainRef before = domain.ref();
                String keep = oldName;
                try {
                    moveTo(oldName, config.withName(newName));
                    keep = newName;
                } finally {
                    hypervisor.inventory().release(domain, keep.equals(oldName) ? newName : oldName);
                }
                hypervisor.events().undefined(before, UndefinedDetail.RENAMED);
                hypervisor.events().defined(domain.ref(), DefinedDetail.RENAMED);
            }
        }
    }

    private void checkName(String newName) {
        try {
            DefinitionStore.checkName(newName);
        } catch (VirtException e) {
            throw error(ErrorCode.INVALID_ARG, String.valueOf(e.getMessage()));
        }
    }

    private DomainDefinition requireRenamable() {
        if (view().isActive()) {
            throw invalid("Domain '" + domain.name() + "' is running; only an inactive domain can be renamed");
        }
        if (Files.exists(hypervisor.managedSave(domain.name()))) {
            throw invalid("Domain '" + domain.name() + "' has a managed save image; remove it before renaming");
        }
        return requireConfig();
    }

    private void moveTo(String oldName, DomainDefinition renamed) {
        boolean autostart = view().autostart();
        hypervisor.definitions().write(renamed);
        hypervisor.definitions().setAutostart(renamed.name(), autostart);
        domain.change(view -> view.withName(renamed.name(), renamed));
        hypervisor.definitions().delete(oldName);
    }

    @Override
    @Prompt
    public boolean autostart() {
        return view().autostart();
    }

    @Override
    public void setAutostart(boolean autostart) {
        synchronized (domain.configLock()) {
            if (!view().isPersistent()) {
                throw invalid("Domain '" + domain.name() + "' is transient: it cannot start with the daemon");
            }
            hypervisor.definitions().setAutostart(domain.name(), autostart);
            domain.change(view -> view.withAutostart(autostart));
        }
    }

    @Override
    public void setLifecycleAction(LifecycleKind kind, LifecycleAction action, Set<AffectFlag> flags) {
        io.kavirt.model.domain.LifecycleAction value = valueOf(action);
        Impact impact = Impact.of(view(), flags.contains(AffectFlag.LIVE), flags.contains(AffectFlag.CONFIG));
        try (JobGate.Job job = job("set lifecycle action")) {
            if (impact.live()) {
                if (kind == LifecycleKind.REBOOT) {
                    throw error(
                            ErrorCode.OPERATION_UNSUPPORTED,
                            "What follows a reboot is set when QEMU starts; it can be changed with 'config' only");
                }
                changeLive(guest(), definition -> with(definition, kind, value));
            }
            if (impact.config()) {
                changeConfig(definition -> with(definition, kind, value));
            }
        }
    }

    private static DomainDefinition with(
            DomainDefinition definition, LifecycleKind kind, io.kavirt.model.domain.LifecycleAction action) {
        return switch (kind) {
            case POWEROFF -> definition.withOnPoweroff(action);
            case REBOOT -> definition.withOnReboot(action);
            case CRASH -> definition.withOnCrash(action);
        };
    }

    private io.kavirt.model.domain.LifecycleAction valueOf(LifecycleAction action) {
        return switch (action) {
            case DESTROY -> io.kavirt.model.domain.LifecycleAction.DESTROY;
            case RESTART -> io.kavirt.model.domain.LifecycleAction.RESTART;
            case PRESERVE -> io.kavirt.model.domain.LifecycleAction.PRESERVE;
            default ->
                throw error(
                        ErrorCode.CONFIG_UNSUPPORTED,
                        "Lifecycle action " + action + " is not supported; accepted: DESTROY, RESTART, PRESERVE");
        };
    }
}
