package io.kavirt.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.kavirt.api.DomainRef;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.domain.DomainState;
import io.kavirt.api.domain.ListFlag;
import io.kavirt.api.domain.RunningReason;
import io.kavirt.api.domain.SaveRestoreFlag;
import io.kavirt.api.domain.ShutoffReason;
import io.kavirt.api.domain.StateAndReason;
import io.kavirt.api.domain.XmlFlag;
import io.kavirt.api.event.LifecycleType;
import io.kavirt.api.event.StartedDetail;
import io.kavirt.api.event.StoppedDetail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * The contract of a hypervisor driver as tests. A driver's test class extends it:
 *
 * <pre>{@code
 * class AcmeDriverContractTest extends HypervisorContractTest {
 *     protected HypervisorDriver createDriver(DriverContext context) { return new AcmeDriver(context); }
 *     protected void stopDriver(HypervisorDriver driver) { ((AcmeDriver) driver).stop(); }
 *     protected String uri() { return "acme:///system"; }
 *     protected String domainXml(String name, UUID uuid) { return "<domain type='acme'><name>" + name + "</name>..."; }
 *     protected Set<String> lackedOperations() { return Set.of("DomainConsole.openConsole"); }
 * }
 * }</pre>
 *
 * Nothing is skipped: an operation is either there and behaves, or is declared in {@link #lackedOperations} and refused with
 * NO_SUPPORT; one that is there and does not do everything is declared in {@link #lackedBehaviours}, and the refusal is
 * asserted. An operation that is declared missing although it is implemented fails the kit too, so the declaration stays true.
 *
 * <p>The kit starts about ten guests. Its domains carry names that begin with {@value DriverFixture#PREFIX}; others that the
 * connection has are left alone.
 */
public abstract class HypervisorContractTest extends LifecycleChecks {
    @Test
    void aGuestIsSavedAndRestored() throws IOException {
        Path file = context().root().resolve("saved.img");
        DomainRef domain = define("saved");
        if (!has("DomainSaving.saveFlags")) {
            refused(() -> session().saving(domain).saveFlags(file.toString(), null, Set.of()), ErrorCode.NO_SUPPORT);
            return;
        }
        refused(() -> session().saving(domain).saveFlags(file.toString(), null, Set.of()), ErrorCode.OPERATION_INVALID);
        refused(
                () -> session().domains().domainRestoreFlags(file.toString(), null, Set.of()),
                ErrorCode.SYSTEM_ERROR,
                ErrorCode.OPERATION_FAILED);
        session().lifecycle(domain).createWithFlags(Set.of());
        events().clear();

        session().saving(domain).saveFlags(file.toString(), null, Set.of());

        assertState(domain, DomainState.SHUTOFF, ShutoffReason.SAVED.code());
        awaitEvent(domain, LifecycleType.STOPPED, StoppedDetail.SAVED);
        assertThat(file).isNotEmptyFile();
        if (has("Domains.domainSaveImageXMLDesc")) {
            assertThat(session().domains().domainSaveImageXMLDesc(file.toString(), Set.of()))
                    .contains("<name>" + domain.name() + "</name>");
        }
        session().domains().domainRestoreFlags(file.toString(), null, Set.of());
        assertThat(awaitState(domain, DomainState.RUNNING).reason())
                .isIn(RunningReason.RESTORED.code(), RunningReason.UNPAUSED.code());
        awaitEvent(domain, LifecycleType.STARTED, StartedDetail.RESTORED);
        refused(
                () -> session().domains().domainRestoreFlags(file.toString(), null, Set.of()),
                ErrorCode.OPERATION_INVALID);
        Path rubbish = Files.writeString(context().root().resolve("rubbish.img"), "rubbish");
        refused(
                () -> session().domains().domainRestoreFlags(rubbish.toString(), null, Set.of()),
                ErrorCode.OPERATION_FAILED,
                ErrorCode.INTERNAL_ERROR);
    }

    @Test
    void aManagedSaveIsStartedFrom() {
        DomainRef domain = define("managed");
        if (!has("DomainSaving.managedSave")) {
            refused(() -> session().saving(domain).managedSave(Set.of()), ErrorCode.NO_SUPPORT);
            return;
        }
        assertThat(session().saving(domain).hasManagedSaveImage(Set.of())).isFalse();
        session().lifecycle(domain).createWithFlags(Set.of());
        events().clear();

        session().saving(domain).managedSave(Set.of(SaveRestoreFlag.RUNNING));

        assertState(domain, DomainState.SHUTOFF, ShutoffReason.SAVED.code());
        assertThat(session().saving(domain).hasManagedSaveImage(Set.of())).isTrue();
        assertThat(isListed(domain, ListFlag.MANAGEDSAVE)).isTrue();
        assertThat(isListed(domain, ListFlag.NO_MANAGEDSAVE)).isFalse();
        refused(() -> session().lifecycle(domain).undefineFlags(Set.of()), ErrorCode.OPERATION_INVALID);

        session().lifecycle(domain).createWithFlags(Set.of());

        awaitEvent(domain, LifecycleType.STOPPED, StoppedDetail.SAVED);
        awaitEvent(domain, LifecycleType.STARTED, StartedDetail.RESTORED);
        awaitState(domain, DomainState.RUNNING);
        assertThat(session().saving(domain).hasManagedSaveImage(Set.of())).isFalse();
        session().saving(domain).managedSave(Set.of());
        session().saving(domain).managedSaveRemove(Set.of());
        assertThat(session().saving(domain).hasManagedSaveImage(Set.of())).isFalse();
    }

    @Test
    void theNextInstanceFindsEverything() throws Exception {
        DomainRef defined = define("defined");
        session().lifecycle(defined).setAutostart(true);
        DomainRef running = session().lifecycle(define("runs")).createWithFlags(Set.of());
        DomainRef passing =
                session().domains().domainCreateXML(domainXml(PREFIX + "passing", UUID.randomUUID()), Set.of());
        session().lifecycle(passing).suspend();
        String scope = session().session().eventScope();
        Map<String, String> before = describe();
        events().clear();

        upgrade();

        assertThat(describe()).isEqualTo(before);
        assertThat(session().session().eventScope())
                .as("the scope of events outlives the driver")
                .isEqualTo(scope);
        assertThat(events().lifecycle(running.uuid()))
                .as("events of an upgrade")
                .isEmpty();
        assertThat(session().lifecycle(defined).autostart()).isTrue();
        assertThat(session().inspection(passing).isPersistent()).isFalse();
        assertThat(session().domains().domainLookupByID(running.id())).isEqualTo(running);
        session().lifecycle(passing).resume();
        assertThat(session().inspection(passing).state(Set.of()).state()).isEqualTo(DomainState.RUNNING);
        session().lifecycle(running).destroyFlags(Set.of());
        assertState(running, DomainState.SHUTOFF, ShutoffReason.DESTROYED.code());
        DomainRef next = session().lifecycle(running).createWithFlags(Set.of());
        assertThat(next.id()).as("ids are not given twice").isNotIn(running.id(), passing.id());
    }

    private Map<String, String> describe() {
        Map<String, String> result = new HashMap<>();
        for (DomainRef domain : session().domains().listAllDomains(Set.of())) {
            StateAndReason state = session().inspection(domain).state(Set.of());
            result.put(
                    domain.toString(),
                    state
                            + session().inspection(domain).xmlDesc(Set.of(XmlFlag.SECURE))
                            + session().inspection(domain).xmlDesc(Set.of(XmlFlag.SECURE, XmlFlag.INACTIVE)));
        }
        return result;
    }

    @Test
    void aClosedSessionLeavesTheDomains() {
        DomainRef domain = define("kept");
        try (OpenSession second = OpenSession.open(driver(), uri())) {
            if (!second.session().eventScope().equals(session().session().eventScope())) {
                // The URI names something private to each session.
                refused(() -> second.domains().domainLookupByUUID(domain.uuid()), ErrorCode.NO_DOMAIN);
            } else {
                assertThat(second.domains().domainLookupByUUID(domain.uuid())).isEqualTo(domain);
            }
        }
        assertThat(session().domains().domainLookupByUUID(domain.uuid())).isEqualTo(domain);
    }

    @Test
    void eventsGoToTheScopeOfTheSession() {
        DomainRef domain = define("scope");

        assertThat(events().lifecycle(domain.uuid())).hasSize(1);
        for (String scope : context().scopes()) {
            if (!scope.equals(session().session().eventScope())) {
                assertThat(context().events(scope).lifecycle(domain.uuid())).isEmpty();
            }
        }
    }
}
