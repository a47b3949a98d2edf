package io.kavirt.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.kavirt.api.DomainRef;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.VirtException;
import io.kavirt.api.domain.DomainState;
import io.kavirt.api.domain.ListFlag;
import io.kavirt.api.domain.StateAndReason;
import io.kavirt.api.domain.UndefineFlag;
import io.kavirt.api.driver.DriverContext;
import io.kavirt.api.driver.HypervisorDriver;
import io.kavirt.api.driver.SessionRequest;
import io.kavirt.api.driver.StateDriver;
import io.kavirt.api.event.DomainEvent;
import io.kavirt.api.event.LifecycleType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What a driver's author tells the kit, and what the checks share. Each check gets a fresh driver and a session; domains whose
 * names start with {@link #PREFIX} are removed afterwards, others are left alone.
 */
public abstract class DriverFixture {
    /** What the names of the kit's domains start with. */
    protected static final String PREFIX = "kit-";

    private FakeDriverContext context;
    private HypervisorDriver driver;
    private OpenSession session;
    private SessionRequest request;

    /**
     * Makes the driver, as its {@code @Activate} constructor would. If it is a {@link StateDriver} too, the kit calls
     * {@link StateDriver#start}, then waits for {@link HypervisorDriver#ready}.
     */
    protected abstract HypervisorDriver createDriver(DriverContext context);

    /** Does what the driver's {@code @Deactivate} method does; guests go on running. */
    protected abstract void stopDriver(HypervisorDriver driver);

    /** What sessions connect to, such as {@code test:///default}. */
    protected abstract String uri();

    /**
     * A document with the least that the driver can define and start: with {@code <uuid>}, one processor and little memory. It has
     * no title, description or metadata. The kit puts elements behind {@code </name>} and {@code </uuid>}.
     */
    protected abstract String domainXml(String name, UUID uuid);

    /** Operations that the driver does not have, as {@code DomainConsole.openConsole}: the kit asserts that each is refused with NO_SUPPORT. */
    protected abstract Set<String> lackedOperations();

    /** Behaviours that the driver does not have although it has the operations: the kit asserts the refusal. */
    protected Set<Behaviour> lackedBehaviours() {
        return Set.of();
    }

    /** How long a guest may take to change its state or an event to arrive. */
    protected Duration patience() {
        return Duration.ofSeconds(20);
    }

    /** Makes the context that the driver gets; one check keeps one context over several driver instances. */
    protected FakeDriverContext createContext() {
        return new FakeDriverContext();
    }

    @BeforeEach
    final void openSession() throws Exception {
        context = createContext();
        request = OpenSession.request(uri());
        startDriver();
    }

    @AfterEach
    final void removeDomains() {
        try {
            if (session != null) {
                session.domains().listAllDomains(Set.of()).stream()
                        .filter(domain -> domain.name().startsWith(PREFIX))
                        .forEach(this::remove);
                session.close();
            }
            if (driver != null) {
                stopDriver(driver);
            }
        } finally {
            context.close();
        }
    }

    private void startDriver() throws Exception {
        driver = createDriver(context);
        if (driver instanceof StateDriver stateDriver) {
            stateDriver.start();
        }
        driver.ready().toCompletableFuture().get(60, TimeUnit.SECONDS);
        session = OpenSession.open(driver, request);
    }

    /** Stops the driver and makes the next instance from the same context, as an upgrade does; the session is opened again. */
    protected final void upgrade() throws Exception {
        session.close();
        stopDriver(driver);
        startDriver();
    }

    /** The driver now. */
    protected final HypervisorDriver driver() {
        return driver;
    }

    /** What the driver got. */
    protected final FakeDriverContext context() {
        return context;
    }

    /** The session now. */
    protected final OpenSession session() {
        return session;
    }

    /** The events of the session's scope. */
    protected final RecordingEventSink events() {
        return context.events(session.session().eventScope());
    }

    /** Whether the driver is to have the operation. */
    protected final boolean has(String operation) {
        return !lackedOperations().contains(operation);
    }

    /** Whether the driver is to have the behaviour. */
    protected final boolean has(Behaviour behaviour) {
        return !lackedBehaviours().contains(behaviour);
    }

    /** Defines a domain of a new UUID. */
    protected final DomainRef define(String name) {
        return session.domains().domainDefineXMLFlags(domainXml(PREFIX + name, UUID.randomUUID()), Set.of());
    }

    /** Asserts that a call is refused with one of the codes and a message, and returns the error. */
    protected static VirtException refused(ThrowingCallable call, ErrorCode... codes) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(VirtException.class);
        VirtException error = (VirtException) thrown;
        assertThat(error.code()).as(error.getMessage()).isIn((Object[]) codes);
        assertThat(error.getMessage()).isNotBlank();
        return error;
    }

    /** Waits until a domain is in a state. */
    protected final StateAndReason awaitState(DomainRef domain, DomainState wanted) {
        long end = System.nanoTime() + patience().toNanos();
        while (true) {
            StateAndReason now = session.inspection(domain).state(Set.of());
            if (now.state() == wanted || System.nanoTime() > end) {
                assertThat(now.state()).isEqualTo(wanted);
                return now;
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }
    }

    /** Asserts the state of a domain and its reason. */
    protected final void assertState(DomainRef domain, DomainState state, int reason) {
        assertThat(session.inspection(domain).state(Set.of())).isEqualTo(new StateAndReason(state, reason));
        assertThat(session.inspection(domain).info().state()).isEqualTo(state);
    }

    /** Waits for a lifecycle event of a domain; those since the last {@link RecordingEventSink#clear} count. */
    protected final void awaitEvent(DomainRef domain, LifecycleType type, io.kavirt.api.Code detail) {
        events().await(
                        DomainEvent.Lifecycle.class,
                        event -> event.domain().uuid().equals(domain.uuid())
                                && event.type() == type
                                && event.detail() == detail.code(),
                        patience());
    }

    /** The lifecycle events of a domain so far, as {@code STARTED 0}. */
    protected final List<String> lifecycleOf(DomainRef domain) {
        List<String> result = new ArrayList<>();
        for (DomainEvent.Lifecycle event : events().lifecycle(domain.uuid())) {
            result.add(event.type() + " " + event.detail());
        }
        return result;
    }

    /** Whether a list with the flags has the domain. */
    protected final boolean isListed(DomainRef domain, ListFlag... flags) {
        return session.domains().listAllDomains(Set.of(flags)).stream()
                .anyMatch(each -> each.uuid().equals(domain.uuid()));
    }

    private void remove(DomainRef domain) {
        try {
            if (session.inspection(domain).isActive()) {
                session.lifecycle(domain).destroyFlags(Set.of());
            }
        } catch (VirtException gone) {
            // It stopped by itself meanwhile.
        }
        try {
            session.lifecycle(domain).undefineFlags(Set.of(UndefineFlag.MANAGED_SAVE));
        } catch (VirtException gone) {
            // A transient domain went with its guest.
        }
    }
}
