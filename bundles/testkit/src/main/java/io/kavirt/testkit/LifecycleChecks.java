package io.kavirt.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.kavirt.api.DomainRef;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.domain.CreateFlag;
import io.kavirt.api.domain.DomainLifecycle;
import io.kavirt.api.domain.DomainState;
import io.kavirt.api.domain.ListFlag;
import io.kavirt.api.domain.PausedReason;
import io.kavirt.api.domain.RunningReason;
import io.kavirt.api.domain.ShutoffReason;
import io.kavirt.api.domain.XmlFlag;
import io.kavirt.api.event.DomainEvent;
import io.kavirt.api.event.LifecycleType;
import io.kavirt.api.event.ResumedDetail;
import io.kavirt.api.event.StartedDetail;
import io.kavirt.api.event.StoppedDetail;
import io.kavirt.api.event.SuspendedDetail;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Guests: started, paused, asked, stopped. Starts are few, since a real hypervisor takes its time. */
abstract class LifecycleChecks extends ConfigurationChecks {
    @Test
    void anInactiveDomainRefusesWhatNeedsAGuest() {
        DomainRef domain = define("inactive");
        DomainLifecycle lifecycle = session().lifecycle(domain);

        List<ThrowingCallable> calls = List.of(
                lifecycle::suspend,
                lifecycle::resume,
                () -> lifecycle.shutdownFlags(Set.of()),
                () -> lifecycle.reboot(Set.of()),
                () -> lifecycle.reset(Set.of()),
                () -> lifecycle.destroyFlags(Set.of()),
                () -> session().inspection(domain).controlInfo(Set.of()),
                () -> session().statistics(domain).memoryStats(Set.of()));
        for (ThrowingCallable call : calls) {
            assertThat(refused(call, ErrorCode.OPERATION_INVALID).getMessage()).contains("not running");
        }
        refused(
                () -> session().saving(domain).managedSave(Set.of()),
                has("DomainSaving.managedSave") ? ErrorCode.OPERATION_INVALID : ErrorCode.NO_SUPPORT);
        assertThat(session().domains().listDomains()).doesNotContain(domain.id());
    }

    @Test
    void aGuestIsStartedPausedResumedAndDestroyed() {
        DomainRef domain = define("life");
        addSpareVcpu(domain);
        events().clear();

        DomainRef started = session().lifecycle(domain).createWithFlags(Set.of());

        assertStarted(started);
        refused(() -> session().lifecycle(domain).createWithFlags(Set.of()), ErrorCode.OPERATION_INVALID);
        refused(
                () -> session().lifecycle(domain).rename(PREFIX + "running", Set.of()),
                has("DomainLifecycle.rename") ? ErrorCode.OPERATION_INVALID : ErrorCode.NO_SUPPORT);
        assertPausedAndResumed(domain);
        checkRunning(domain);
        session().lifecycle(domain).reset(Set.of());
        assertThat(session().inspection(domain).state(Set.of()).state()).isEqualTo(DomainState.RUNNING);

        session().lifecycle(domain).destroyFlags(Set.of());

        assertState(domain, DomainState.SHUTOFF, ShutoffReason.DESTROYED.code());
        awaitEvent(domain, LifecycleType.STOPPED, StoppedDetail.DESTROYED);
        List<String> told = new ArrayList<>(lifecycleOf(domain));
        told.removeIf(each -> each.startsWith("SHUTDOWN"));
        // QEMU's guests are told to run just before they count as started, and the reference tells of both.
        if (told.get(0).equals("RESUMED 0")) {
            told.remove(0);
        }
        assertThat(told).containsExactly("STARTED 0", "SUSPENDED 0", "RESUMED 0", "STOPPED 1");
        refused(() -> session().domains().domainLookupByID(started.id()), ErrorCode.NO_DOMAIN);
        assertThat(session().domains().domainLookupByName(domain.name()).id()).isEqualTo(DomainRef.INACTIVE);
        refused(() -> session().lifecycle(domain).destroyFlags(Set.of()), ErrorCode.OPERATION_INVALID);
    }

    /** Called with a running guest that others check too; a driver's test adds what only it has. */
    protected void checkRunning(DomainRef domain) {
        checkLiveMetadata(domain);
        checkLiveMemory(domain);
        checkLiveVcpus(domain);
        checkStatistics(domain);
        checkConsole(domain);
    }

    private void assertStarted(DomainRef started) {
        assertThat(started.id()).isPositive();
        assertState(started, DomainState.RUNNING, RunningReason.BOOTED.code());
        awaitEvent(started, LifecycleType.STARTED, StartedDetail.BOOTED);
        assertThat(events().lifecycle(started.uuid()).get(0).domain().id()).isEqualTo(started.id());
        assertThat(session().domains().domainLookupByID(started.id())).isEqualTo(started);
        assertThat(session().domains().listDomains()).contains(started.id());
        assertThat(session().domains().numOfDomains())
                .isEqualTo(session().domains().listDomains().size());
        assertThat(session().domains().listDefinedDomains()).doesNotContain(started.name());
        assertThat(isListed(started, ListFlag.ACTIVE, ListFlag.RUNNING, ListFlag.PERSISTENT))
                .isTrue();
        assertThat(isListed(started, ListFlag.INACTIVE)).isFalse();
        assertThat(isListed(started, ListFlag.SHUTOFF)).isFalse();
        assertThat(session().inspection(started).isActive()).isTrue();
        assertThat(session().inspection(started).xmlDesc(Set.of())).contains("id='" + started.id() + "'");
        assertThat(session().inspection(started).xmlDesc(Set.of(XmlFlag.INACTIVE)))
                .doesNotContain("id='" + started.id() + "'>");
        assertThat(session().inspection(started).xmlDesc(Set.of(XmlFlag.MIGRATABLE)))
                .contains(started.name());
    }

    private void assertPausedAndResumed(DomainRef domain) {
        session().lifecycle(domain).suspend();
        assertState(domain, DomainState.PAUSED, PausedReason.USER.code());
        awaitEvent(domain, LifecycleType.SUSPENDED, SuspendedDetail.PAUSED);
        assertThat(isListed(domain, ListFlag.PAUSED)).isTrue();
        assertThat(isListed(domain, ListFlag.RUNNING)).isFalse();

        session().lifecycle(domain).resume();
        assertState(domain, DomainState.RUNNING, RunningReason.UNPAUSED.code());
        awaitEvent(domain, LifecycleType.RESUMED, ResumedDetail.UNPAUSED);
        refused(() -> session().lifecycle(domain).resume(), ErrorCode.OPERATION_INVALID);
    }

    @Test
    void aGuestIsAskedToRebootAndToShutDown() {
        DomainRef domain = define("asked");
        session().lifecycle(domain).createWithFlags(Set.of());
        if (!has(Behaviour.OBEDIENT_GUEST)) {
            session().lifecycle(domain).shutdownFlags(Set.of());
            assertThat(session().inspection(domain).state(Set.of()).state()).isEqualTo(DomainState.RUNNING);
            return;
        }

        session().lifecycle(domain).reboot(Set.of());
        events().await(DomainEvent.Reboot.class, event -> event.domain().uuid().equals(domain.uuid()), patience());
        assertThat(session().inspection(domain).isActive()).isTrue();

        session().lifecycle(domain).shutdownFlags(Set.of());
        assertThat(awaitState(domain, DomainState.SHUTOFF).reason()).isEqualTo(ShutoffReason.SHUTDOWN.code());
        awaitEvent(domain, LifecycleType.STOPPED, StoppedDetail.SHUTDOWN);
    }

    @Test
    void aTransientDomainGoesWithItsGuest() {
        String xml = domainXml(PREFIX + "transient", UUID.randomUUID());

        DomainRef domain = session().domains().domainCreateXML(xml, Set.of());

        awaitEvent(domain, LifecycleType.STARTED, StartedDetail.BOOTED);
        assertThat(session().inspection(domain).isPersistent()).isFalse();
        assertThat(isListed(domain, ListFlag.TRANSIENT)).isTrue();
        assertThat(isListed(domain, ListFlag.PERSISTENT)).isFalse();
        refused(() -> session().domains().domainCreateXML(xml, Set.of()), ErrorCode.OPERATION_INVALID);
        refused(() -> session().lifecycle(domain).setAutostart(true), ErrorCode.OPERATION_INVALID);
        refused(() -> session().lifecycle(domain).undefineFlags(Set.of()), ErrorCode.OPERATION_INVALID);

        session().domains().domainDefineXMLFlags(xml, Set.of());
        assertThat(session().inspection(domain).isPersistent()).isTrue();
        session().lifecycle(domain).undefineFlags(Set.of());
        assertThat(session().inspection(domain).isPersistent()).isFalse();
        assertThat(session().inspection(domain).isActive()).isTrue();

        session().lifecycle(domain).destroyFlags(Set.of());
        awaitEvent(domain, LifecycleType.STOPPED, StoppedDetail.DESTROYED);
        refused(() -> session().domains().domainLookupByName(domain.name()), ErrorCode.NO_DOMAIN);
    }

    @Test
    void aGuestIsStartedPaused() {
        DomainRef domain = define("paused");
        if (!has(Behaviour.PAUSED_START)) {
            refused(
                    () -> session().lifecycle(domain).createWithFlags(Set.of(CreateFlag.PAUSED)),
                    ErrorCode.INVALID_ARG,
                    ErrorCode.ARGUMENT_UNSUPPORTED,
                    ErrorCode.OPERATION_UNSUPPORTED);
            return;
        }
        session().lifecycle(domain).createWithFlags(Set.of(CreateFlag.PAUSED));

        assertThat(session().inspection(domain).state(Set.of()).state()).isEqualTo(DomainState.PAUSED);
        session().lifecycle(domain).resume();
        assertState(domain, DomainState.RUNNING, RunningReason.UNPAUSED.code());
    }
}
