package io.kavirt.driver.test;

import io.kavirt.api.DomainRef;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.NoFlag;
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
import io.kavirt.api.domain.ShutoffReason;
import io.kavirt.api.domain.UndefineFlag;
import io.kavirt.api.driver.Prompt;
import io.kavirt.api.event.DomainEvent;
import io.kavirt.api.event.LifecycleType;
import io.kavirt.api.event.ResumedDetail;
import io.kavirt.api.event.StoppedDetail;
import io.kavirt.api.event.SuspendedDetail;
import io.kavirt.model.domain.DomainDefinition;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Starting and stopping: a guest does at once what it is asked. */
@Prompt
final class LifecycleFacet implements DomainLifecycle {
    private static final Set<CreateFlag> CREATE = EnumSet.of(CreateFlag.PAUSED, CreateFlag.FORCE_BOOT);
    private static final Set<UndefineFlag> UNDEFINE = EnumSet.of(
            UndefineFlag.MANAGED_SAVE,
            UndefineFlag.SNAPSHOTS_METADATA,
            UndefineFlag.CHECKPOINTS_METADATA,
            UndefineFlag.NVRAM,
            UndefineFlag.KEEP_NVRAM);

    private final TestDomain domain;

    LifecycleFacet(TestDomain domain) {
        this.domain = domain;
    }

    @Override
    public DomainRef createWithFlags(Set<CreateFlag> flags) {
        Refusal.flags("createWithFlags", flags, CREATE);
        return domain.host().start(domain, flags.contains(CreateFlag.PAUSED), flags.contains(CreateFlag.FORCE_BOOT));
    }

    @Override
    public void shutdownFlags(Set<ShutdownFlag> flags) {
        synchronized (domain.host()) {
            act(domain.active().definition().onPoweroff());
        }
    }

    @Override
    public void reboot(Set<RebootFlag> flags) {
        synchronized (domain.host()) {
            act(domain.active().definition().onReboot());
        }
    }

    @Override
    public void reset(Set<NoFlag> flags) {
        synchronized (domain.host()) {
            domain.active();
            restart();
        }
    }

    /** Does what the definition says for a guest that powers off or reboots; the host's lock is held. */
    private void act(io.kavirt.model.domain.LifecycleAction action) {
        switch (action) {
            case DESTROY, COREDUMP_DESTROY ->
                domain.host().stop(domain, ShutoffReason.SHUTDOWN, StoppedDetail.SHUTDOWN, null);
            case RESTART, COREDUMP_RESTART, RENAME_RESTART -> restart();
            case PRESERVE -> {
                domain.changeActive(before -> before.withState(DomainState.PAUSED, PausedReason.SHUTTING_DOWN));
                domain.tell(domain.now().ref(), LifecycleType.SUSPENDED, SuspendedDetail.GUEST_SHUTDOWN);
            }
        }
    }

    private void restart() {
        domain.changeActive(before -> before.withState(DomainState.RUNNING, RunningReason.BOOTED));
        domain.host().publish(new DomainEvent.Reboot(domain.now().ref()));
    }

    @Override
    public void destroyFlags(Set<DestroyFlag> flags) {
        domain.host().stop(domain, ShutoffReason.DESTROYED, StoppedDetail.DESTROYED, null);
    }

    @Override
    public void suspend() {
        synchronized (domain.host()) {
            domain.changeActive(before -> {
                if (before.state() != DomainState.RUNNING) {
                    throw Refusal.notRunning(before);
                }
                return before.withState(DomainState.PAUSED, PausedReason.USER);
            });
            domain.tell(domain.now().ref(), LifecycleType.SUSPENDED, SuspendedDetail.PAUSED);
        }
    }

    @Override
    public void resume() {
        synchronized (domain.host()) {
            domain.changeActive(before -> {
                if (before.state() != DomainState.PAUSED) {
                    throw Refusal.invalidOperation("domain '" + before.name() + "' is not paused, it is running");
                }
                return before.withState(DomainState.RUNNING, RunningReason.UNPAUSED);
            });
            domain.tell(domain.now().ref(), LifecycleType.RESUMED, ResumedDetail.UNPAUSED);
        }
    }

    @Override
    public void undefineFlags(Set<UndefineFlag> flags) {
        Refusal.flags("undefineFlags", flags, UNDEFINE);
        domain.host().undefine(domain, flags.contains(UndefineFlag.MANAGED_SAVE));
    }

    @Override
    public void rename(@Nullable String newName, Set<NoFlag> flags) {
        if (newName == null || newName.isEmpty()) {
            throw Refusal.of(ErrorCode.INVALID_ARG, "string new_name in virDomainRename must not be empty");
        }
        Documents.checkName(newName);
        domain.host().rename(domain, newName);
    }

    @Override
    public boolean autostart() {
        return domain.now().settings().autostart();
    }

    @Override
    public void setAutostart(boolean autostart) {
        domain.change(before -> {
            if (!before.isPersistent()) {
                throw Refusal.invalidOperation("cannot set autostart for transient domain '" + before.name() + "'");
            }
            Snapshot.Settings now = before.settings();
            return before.withSettings(new Snapshot.Settings(autostart, now.updated(), now.saved()));
        });
    }

    @Override
    public void setLifecycleAction(LifecycleKind kind, LifecycleAction action, Set<AffectFlag> flags) {
        io.kavirt.model.domain.LifecycleAction value = modelled(kind, action);
        domain.change(before -> Targets.of(before, flags.contains(AffectFlag.LIVE), flags.contains(AffectFlag.CONFIG))
                .apply(before, definition -> with(definition, kind, value)));
    }

    private static DomainDefinition with(
            DomainDefinition definition, LifecycleKind kind, io.kavirt.model.domain.LifecycleAction action) {
        return switch (kind) {
            case POWEROFF -> definition.withOnPoweroff(action);
            case REBOOT -> definition.withOnReboot(action);
            case CRASH -> definition.withOnCrash(action);
        };
    }

    private static io.kavirt.model.domain.LifecycleAction modelled(LifecycleKind kind, LifecycleAction action) {
        boolean crash = kind == LifecycleKind.CRASH;
        return switch (action) {
            case DESTROY -> io.kavirt.model.domain.LifecycleAction.DESTROY;
            case RESTART -> io.kavirt.model.domain.LifecycleAction.RESTART;
            case RESTART_RENAME -> io.kavirt.model.domain.LifecycleAction.RENAME_RESTART;
            case PRESERVE -> io.kavirt.model.domain.LifecycleAction.PRESERVE;
            case COREDUMP_DESTROY, COREDUMP_RESTART -> {
                if (!crash) {
                    throw refused(kind, action);
                }
                yield action == LifecycleAction.COREDUMP_DESTROY
                        ? io.kavirt.model.domain.LifecycleAction.COREDUMP_DESTROY
                        : io.kavirt.model.domain.LifecycleAction.COREDUMP_RESTART;
            }
            case PRESERVE_RUNNING -> throw refused(kind, action);
        };
    }

    private static RuntimeException refused(LifecycleKind kind, LifecycleAction action) {
        return Refusal.invalidArgument(
                "invalid lifecycle action '" + action + "' for " + kind
                        + ", accepted are DESTROY, RESTART, RESTART_RENAME and PRESERVE, and for CRASH also COREDUMP_DESTROY and COREDUMP_RESTART");
    }
}
