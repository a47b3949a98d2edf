package io.kavirt.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kavirt.api.DomainRef;
import io.kavirt.api.ErrorCode;
import io.kavirt.api.VirtException;
import io.kavirt.api.connection.ConnectFlag;
import io.kavirt.api.connection.Connection;
import io.kavirt.api.domain.Domain;
import io.kavirt.api.domain.DomainInspection;
import io.kavirt.api.domain.DomainLifecycle;
import io.kavirt.api.domain.XmlFlag;
import io.kavirt.api.driver.ConnectUri;
import io.kavirt.api.driver.DriverStatus;
import io.kavirt.api.driver.Identity;
import io.kavirt.api.event.DomainEvent;
import io.kavirt.api.event.LifecycleType;
import io.kavirt.core.CallControl;
import io.kavirt.core.CoreSettings;
import io.kavirt.core.FakeDriver;
import io.kavirt.core.GatewaySession;
import io.kavirt.core.Operation;
import io.kavirt.core.Operations;
import io.kavirt.core.drivers.Directory;
import io.kavirt.core.drivers.DriverInstance;
import io.kavirt.core.drivers.DriverRegistry;
import io.kavirt.core.events.EventHub;
import io.kavirt.core.handle.Handles;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CoreSessionTest {
    private static final ConnectUri URI = ConnectUri.parse("fake:///system");
    private static final Identity IDENTITY = new Identity(0, 0, 1, "root");
    private static final Object[] NOTHING = {};

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Operations operations = new Operations();
    private final EventHub events = new EventHub();
    private final DriverRegistry registry = new DriverRegistry(
            new CoreSettings(
                    Duration.ofMillis(700), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(2)),
            threads);
    private final CoreGateway gateway = new CoreGateway(operations, registry, events);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void answersFromMemoryWithoutAWorkerAndTheRestWithOne() {
        registry.arrived(FakeDriver.readyOne("1").offer());
        GatewaySession session = open();

        assertThat(session.tryCall(operation(DomainInspection.class, "state"), FakeDriver.VM1, new Object[] {Set.of()}))
                .hasToString("StateAndReason[state=RUNNING, reason=1]");
        assertThat(session.tryCall(operation(DomainInspection.class, "osType"), FakeDriver.VM1, NOTHING))
                .isSameAs(GatewaySession.WOULD_WAIT);
        assertThat(call(session, "osType")).isEqualTo("1");
        assertThat(session.uri()).isEqualTo("fake:///system");
    }

    @Test
    void refusesWhatTheDriverDoesNotHave() {
        registry.arrived(FakeDriver.readyOne("1").offer());
        GatewaySession session = open();

        assertThatThrownBy(() -> session.call(
                        session.newCall(), operation(DomainInspection.class, "xmlDesc"), FakeDriver.VM1, new Object[] {
                            Set.of()
                        }))
                .isInstanceOfSatisfying(
                        VirtException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_SUPPORT))
                .hasMessageContaining("DomainInspection.xmlDesc");
    }

    @Test
    void turnsWhatADriverDoesWrongIntoAnErrorThatNamesIt() {
        registry.arrived(FakeDriver.readyOne("1").offer());
        try (Connection connection = connection(Set.of())) {
            assertThatThrownBy(() -> connection.domainDefineXML("<domain/>"))
                    .isInstanceOfSatisfying(
                            VirtException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL_ERROR))
                    .hasMessageContaining("driver fake failed in Domains.domainDefineXML")
                    .hasMessageContaining("stray");
            assertThatThrownBy(() -> connection.domainSaveImageXMLDesc("/x", Set.of()))
                    .hasMessageContaining("returned null");
        }
    }

    @Test
    void refusesToOpenWhatNoDriverAccepts() {
        registry.arrived(FakeDriver.readyOne("1").offer());

        assertThatThrownBy(() -> gateway.open(ConnectUri.parse("foo:///x"), Set.of(), IDENTITY))
                .isInstanceOfSatisfying(
                        VirtException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_CONNECT))
                .hasMessageContaining("foo:///x")
                .hasMessageContaining("fake");
        assertThatThrownBy(() -> gateway.open(ConnectUri.parse("fake:///other"), Set.of(), IDENTITY))
                .hasMessageContaining("/system is expected");
    }

    @Test
    void waitsForADriverThatProbesAndSaysWhyOneIsUnusable() throws Exception {
        FakeDriver probing = new FakeDriver("1");
        DriverInstance instance = registry.arrived(probing.offer());
        Future<GatewaySession> opening = threads.submit(this::open);
        Thread.sleep(50);
        assertThat(opening.isDone()).isFalse();
        probing.ready.complete(null);
        assertThat(opening.get(5, TimeUnit.SECONDS).uri()).isEqualTo("fake:///system");
        registry.leaving(instance);

        FakeDriver broken = new FakeDriver("2");
        registry.arrived(broken.offer());
        broken.ready.completeExceptionally(new IllegalStateException("no binary"));
        assertThatThrownBy(this::open).hasMessageContaining("unusable").hasMessageContaining("no binary");
    }

    @Test
    void readOnlySessionsReadAndNothingElse() {
        registry.arrived(FakeDriver.readyOne("1").offer());
        try (Connection connection = connection(Set.of(ConnectFlag.RO))) {
            Domain domain = connection.domain("vm1");
            assertThat(domain.state(Set.of()).reason()).isEqualTo(1);
            assertThat(connection.listAllDomains(Set.of())).hasSize(1);
            assertThatThrownBy(domain::destroy)
                    .isInstanceOfSatisfying(
                            VirtException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OPERATION_DENIED))
                    .hasMessageContaining("domain.stop");
            assertThatThrownBy(() -> domain.xmlDesc(Set.of(XmlFlag.SECURE))).hasMessageContaining("domain.read-secure");
            assertThatThrownBy(() -> domain.xmlDesc(Set.of())).hasMessageContaining("not supported");
        }
    }

    @Test
    void upgradeUnderLoadFailsNoCallAndClosesWhatTheOldDriverHad() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger calls = new AtomicInteger();
        FakeDriver driver = FakeDriver.readyOne("0");
        DriverInstance instance = registry.arrived(driver.offer());
        List<Future<?>> clients = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            try (GatewaySession unused = open()) {
                assertThat(unused.uri()).isNotEmpty();
            }
            GatewaySession session = open();
            clients.add(threads.submit(() -> {
                Operation state = operation(DomainInspection.class, "state");
                while (!stop.get()) {
                    Object[] arguments = {Set.of()};
                    Object answer = session.tryCall(state, FakeDriver.VM1, arguments);
                    if (answer == GatewaySession.WOULD_WAIT) {
                        answer = session.call(session.newCall(), state, FakeDriver.VM1, arguments);
                    }
                    assertThat(answer).isNotNull();
                    calls.incrementAndGet();
                }
                return null;
            }));
        }
        for (int version = 1; version <= 30; version++) {
            FakeDriver old = driver;
            registry.leaving(instance);
            old.closed = true;
            assertThat(old.sessions).hasValue(0);
            assertThat(instance.leases()).isZero();
            driver = FakeDriver.readyOne(String.valueOf(version));
            instance = registry.arrived(driver.offer());
            int before = calls.get();
            while (calls.get() < before + 20) {
                Thread.onSpinWait();
            }
        }
        stop.set(true);
        for (Future<?> client : clients) {
            client.get(10, TimeUnit.SECONDS);
        }
        // A client that made no call since the last upgrade has no session yet.
        assertThat(driver.sessions.get()).isBetween(1, 4);
    }

    @Test
    void departureWaitsForCallsInFlightAndNewOnesRunOnTheNextDriver() throws Exception {
        FakeDriver old = FakeDriver.readyOne("old");
        DriverInstance instance = registry.arrived(old.offer());
        GatewaySession session = open();
        Future<Object> inFlight = threads.submit(() -> call(session, "suspend"));
        old.suspendEntered.await();

        Future<?> departure = threads.submit(() -> registry.leaving(instance));
        while (instance.status() != DriverStatus.LEAVING) {
            Thread.onSpinWait();
        }
        Future<Object> late = threads.submit(() -> call(session, "osType"));
        Thread.sleep(50);
        assertThat(session.awaitsDriver(operation(DomainInspection.class, "osType")))
                .isFalse();
        assertThat(departure.isDone()).isFalse();
        assertThat(late.isDone()).isFalse();

        old.suspendMayEnd.countDown();
        inFlight.get(5, TimeUnit.SECONDS);
        departure.get(5, TimeUnit.SECONDS);
        assertThat(session.awaitsDriver(operation(DomainInspection.class, "osType")))
                .isTrue();
        registry.arrived(FakeDriver.readyOne("new").offer());
        assertThat(late.get(5, TimeUnit.SECONDS)).isEqualTo("new");
    }

    @Test
    void departureWaitsUntilTheDriverHasStarted() throws Exception {
        FakeDriver driver = FakeDriver.readyOne("1");
        CountDownLatch mayStart = new CountDownLatch(1);
        DriverInstance instance = registry.arrived(driver.stateOffer(() -> {
            try {
                mayStart.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }));
        Future<?> departure = threads.submit(() -> registry.leaving(instance));
        Thread.sleep(50);
        assertThat(departure.isDone()).isFalse();
        mayStart.countDown();
        departure.get(5, TimeUnit.SECONDS);
        assertThat(instance.leases()).isZero();
    }

    @Test
    void cancelsWhatHoldsUpADepartureForTooLong() throws Exception {
        FakeDriver driver = FakeDriver.readyOne("1");
        DriverInstance instance = registry.arrived(driver.offer());
        GatewaySession session = open();
        Future<Object> stuck = threads.submit(() -> call(session, "suspend"));
        driver.suspendEntered.await();

        registry.leaving(instance);

        assertThatThrownBy(stuck::get).hasRootCauseInstanceOf(InterruptedException.class);
        assertThat(instance.leases()).isZero();
    }

    @Test
    void removalIsToldByNameAfterTheGrace() {
        DriverInstance instance = registry.arrived(FakeDriver.readyOne("1").offer());
        GatewaySession session = open();
        registry.leaving(instance);

        assertThatThrownBy(() -> call(session, "osType"))
                .isInstanceOfSatisfying(
                        VirtException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_CONNECT))
                .hasMessageContaining("driver fake")
                .hasMessageContaining("was removed");
        Directory directory = new Directory(registry, operations);
        assertThat(directory.drivers()).singleElement().satisfies(info -> assertThat(info.status())
                .isEqualTo(DriverStatus.MISSING));
        assertThat(directory.lastSeenDomains("fake")).containsExactly(FakeDriver.VM1);

        registry.arrived(FakeDriver.readyOne("2").offer());
        assertThat(call(session, "osType")).isEqualTo("2");
    }

    @Test
    void aCancelledCallStopsWaitingForADriver() throws Exception {
        DriverInstance instance = registry.arrived(FakeDriver.readyOne("1").offer());
        GatewaySession session = open();
        registry.leaving(instance);
        CallControl control = session.newCall();
        Future<Object> waiting = threads.submit(
                () -> session.call(control, operation(DomainInspection.class, "osType"), FakeDriver.VM1, NOTHING));
        Thread.sleep(30);
        control.cancel();
        assertThatThrownBy(waiting::get).hasMessageContaining("cancelled");
    }

    @Test
    void subscriptionsOutliveTheDriverAndKeepOrder() {
        DriverInstance instance = registry.arrived(FakeDriver.readyOne("1").offer());
        Queue<Integer> got = new ConcurrentLinkedQueue<>();
        GatewaySession session = open();
        session.subscribe(DomainEvent.Lifecycle.class, FakeDriver.VM1, event -> got.add(event.detail()));
        EventHub.Scope scope = new EventHub.Scope("driver-fake", "system");

        events.sink(scope).publish(lifecycle(FakeDriver.VM1, 1));
        registry.leaving(instance);
        events.sink(scope).publish(lifecycle(FakeDriver.VM1, 2));
        events.sink(scope).publish(new DomainEvent.Reboot(FakeDriver.VM1));
        DomainRef other = new DomainRef("other", new java.util.UUID(1, 2), 3);
        events.sink(scope).publish(lifecycle(other, 9));
        events.sink(new EventHub.Scope("driver-fake", "elsewhere")).publish(lifecycle(FakeDriver.VM1, 9));
        registry.arrived(FakeDriver.readyOne("2").offer());
        events.sink(scope).publish(lifecycle(FakeDriver.VM1, 3));
        assertThat(got).containsExactly(1, 2, 3);

        session.close();
        events.sink(scope).publish(lifecycle(FakeDriver.VM1, 4));
        assertThat(got).hasSize(3);
    }

    @Test
    void closedConnectionsRefuseCalls() {
        FakeDriver driver = FakeDriver.readyOne("1");
        registry.arrived(driver.offer());
        Connection connection = connection(Set.of());
        Domain domain = connection.domain(FakeDriver.VM1);
        assertThat(domain.osType()).isEqualTo("1");
        assertThat(domain.ref()).isEqualTo(FakeDriver.VM1);
        connection.close();
        assertThat(connection.isAlive()).isFalse();
        assertThat(driver.sessions).hasValue(0);
        assertThatThrownBy(domain::osType).hasMessageContaining("closed");
    }

    @Test
    void tellsSupportFromTheDriversClasses() {
        registry.arrived(FakeDriver.readyOne("1").offer());
        try (Connection connection = connection(Set.of())) {
            assertThat(connection.isAlive()).isTrue();
        }
        Directory directory = new Directory(registry, operations);
        assertThat(directory.support())
                .filteredOn(line -> !line.drivers().isEmpty())
                .extracting(line -> line.facet() + "." + line.operation())
                .containsExactlyInAnyOrder(
                        "Domains.listAllDomains",
                        "Domains.domainLookupByName",
                        "Domains.domainDefineXML",
                        "Domains.domainDefineXMLFlags",
                        "Domains.domainSaveImageXMLDesc",
                        "DomainInspection.state",
                        "DomainInspection.osType",
                        "DomainLifecycle.suspend",
                        "DomainLifecycle.destroy",
                        "DomainLifecycle.destroyFlags");
        assertThat(directory.support()).hasSizeGreaterThan(80);
    }

    private static DomainEvent.Lifecycle lifecycle(DomainRef domain, int detail) {
        return new DomainEvent.Lifecycle(domain, LifecycleType.STARTED, detail);
    }

    private GatewaySession open() {
        return gateway.open(URI, Set.of(), IDENTITY);
    }

    private Connection connection(Set<ConnectFlag> flags) {
        return new Handles(gateway, operations, threads).open("fake:///system", flags);
    }

    private Object call(GatewaySession session, String method) {
        Class<?> facet = method.equals("suspend") ? DomainLifecycle.class : DomainInspection.class;
        return session.call(session.newCall(), operation(facet, method), FakeDriver.VM1, NOTHING);
    }

    private Operation operation(Class<?> facet, String name) {
        Method method = Arrays.stream(facet.getMethods())
                .filter(candidate -> candidate.getName().equals(name))
                .findFirst()
                .orElseThrow();
        return operations.of(method);
    }
}
