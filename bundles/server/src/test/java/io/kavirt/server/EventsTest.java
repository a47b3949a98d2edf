package io.kavirt.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kavirt.api.DomainRef;
import io.kavirt.api.connection.MonitorEventFlag;
import io.kavirt.api.contract.Program;
import io.kavirt.api.event.DomainEvent;
import io.kavirt.api.event.Event;
import io.kavirt.api.event.LifecycleType;
import io.kavirt.server.TestClient.Packet;
import io.kavirt.wire.EventEntry;
import io.kavirt.wire.EventTable;
import io.kavirt.wire.WireLimits;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Registrations for events in all their forms, and what arrives. */
class EventsTest {
    private static final EventTable EVENTS = EventTable.ofAll();

    private TestDaemon daemon;
    private TestClient client;
    private DomainRef first;
    private DomainRef second;

    @BeforeEach
    void start() throws IOException {
        daemon = new TestDaemon(settings -> settings.withLimits(10, 5, WireLimits.PACKET_MAX, 1 << 20));
        client = TestClient.opened(daemon.socket());
        first = daemon.hypervisor.domains.get(0);
        second = daemon.hypervisor.domains.get(1);
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        daemon.close();
    }

    @Test
    void byCallbackNumber() throws IOException {
        int ofAll = (int) client.call(316, null, 0, null);
        int ofSecond = (int) client.call(316, null, 0, second);
        int reboots = (int) client.call(316, null, 1, null);
        assertThat(Set.of(ofAll, ofSecond, reboots)).hasSize(3);

        Event started = new DomainEvent.Lifecycle(first, LifecycleType.STARTED, 0);
        Event reboot = new DomainEvent.Reboot(second);
        daemon.hypervisor.gateway.publish(started);
        daemon.hypervisor.gateway.publish(reboot);
        assertThat(receive()).isEqualTo(new EventEntry.CallbackEvent(ofAll, started));
        assertThat(receive()).isEqualTo(new EventEntry.CallbackEvent(reboots, reboot));

        client.call(317, null, ofAll);
        Event stopped = new DomainEvent.Lifecycle(second, LifecycleType.STOPPED, 5);
        daemon.hypervisor.gateway.publish(started);
        daemon.hypervisor.gateway.publish(stopped);
        assertThat(receive()).isEqualTo(new EventEntry.CallbackEvent(ofSecond, stopped));
        assertThatThrownBy(() -> client.call(317, null, ofAll)).hasMessageContaining("callback " + ofAll);
    }

    @Test
    void inTheOldForms() throws IOException {
        assertThat(client.call(105, null)).isEqualTo(1);
        client.call(167, null, 3);
        assertThatThrownBy(() -> client.call(105, null)).hasMessageContaining("already registered");
        assertThatThrownBy(() -> client.call(167, null, 3)).hasMessageContaining("already registered");
        assertThatThrownBy(() -> client.call(167, null, 24)).hasMessageContaining("callback number");

        Event started = new DomainEvent.Lifecycle(first, LifecycleType.STARTED, 0);
        Event barked = new DomainEvent.Watchdog(second, io.kavirt.api.event.WatchdogAction.RESET);
        daemon.hypervisor.gateway.publish(started);
        daemon.hypervisor.gateway.publish(barked);
        assertThat(receivePlain()).isEqualTo(started);
        assertThat(receivePlain()).isEqualTo(barked);

        assertThat(client.call(106, null)).isEqualTo(0);
        client.call(168, null, 3);
        assertThatThrownBy(() -> client.call(106, null)).hasMessageContaining("not registered");
        assertThat(daemon.hypervisor.gateway.sessions().get(0).subscriptionCount())
                .isZero();
    }

    @Test
    void unknownIdsAreNamed() {
        assertThatThrownBy(() -> client.call(316, null, 4711, null))
                .hasMessageContaining("4711")
                .hasMessageContaining("accepted are 0, 1, 2");
        assertThatThrownBy(() -> client.call(316, null, -1, null)).hasMessageContaining("-1");
    }

    @Test
    void monitorEventsByName() throws IOException {
        int exact = monitor("SHUTDOWN", Set.of());
        int loose = monitor("shutdown", Set.of(MonitorEventFlag.NOCASE));
        int pattern = monitor("^block_.*", Set.of(MonitorEventFlag.REGEX, MonitorEventFlag.NOCASE));
        int all = monitor(null, Set.of());
        assertThatThrownBy(() -> monitor("(", Set.of(MonitorEventFlag.REGEX))).hasMessageContaining("'('");

        Event shutdown = new DomainEvent.Monitor(first, "SHUTDOWN", 1, 2, "{}");
        Event job = new DomainEvent.Monitor(first, "BLOCK_JOB_READY", 1, 2, null);
        daemon.hypervisor.gateway.publish(shutdown);
        Set<EventEntry.CallbackEvent> got = Set.of(receive(), receive(), receive());
        assertThat(got)
                .containsExactlyInAnyOrder(
                        new EventEntry.CallbackEvent(exact, shutdown),
                        new EventEntry.CallbackEvent(loose, shutdown),
                        new EventEntry.CallbackEvent(all, shutdown));
        daemon.hypervisor.gateway.publish(job);
        assertThat(Set.of(receive(), receive()))
                .containsExactlyInAnyOrder(
                        new EventEntry.CallbackEvent(pattern, job), new EventEntry.CallbackEvent(all, job));
        client.call(TestClient.PROCEDURES.find(Program.QEMU, 5), null, all);
    }

    @Test
    void eventsComeInOrderAndNoneIsLost() throws Exception {
        client.call(316, null, 0, null);
        int count = 10_000;
        Thread publisher = new Thread(() -> {
            for (int i = 0; i < count; i++) {
                daemon.hypervisor.gateway.publish(new DomainEvent.Lifecycle(first, LifecycleType.STARTED, i));
            }
        });
        publisher.start();
        for (int i = 0; i < count; i++) {
            DomainEvent.Lifecycle event = (DomainEvent.Lifecycle) receive().event();
            assertThat(event.detail()).isEqualTo(i);
        }
        publisher.join();
    }

    @Test
    void whoNeverReadsIsDroppedAndHoldsUpNobody() throws IOException {
        client.call(316, null, 0, null);
        try (TestClient reader = TestClient.opened(daemon.socket())) {
            reader.call(316, null, 1, null);
            // 1 MiB may wait, and the socket holds some itself.
            for (int i = 0; i < 100_000; i++) {
                daemon.hypervisor.gateway.publish(new DomainEvent.Lifecycle(first, LifecycleType.STARTED, i));
            }
            TestDaemon.await(() -> daemon.server.clientCount() == 1);
            daemon.hypervisor.gateway.publish(new DomainEvent.Reboot(second));
            assertThat(reader.receive().header().procedure()).isEqualTo(319);
        }
    }

    private int monitor(@Nullable String name, Set<MonitorEventFlag> flags) throws IOException {
        return (int) client.call(TestClient.PROCEDURES.find(Program.QEMU, 4), null, null, name, flags);
    }

    private EventEntry.CallbackEvent receive() throws IOException {
        Packet packet = client.receive();
        return entry(packet).readCallback(packet.reader());
    }

    private Event receivePlain() throws IOException {
        Packet packet = client.receive();
        return entry(packet).readPlain(packet.reader());
    }

    private static EventEntry entry(Packet packet) {
        Program program = packet.header().program() == Program.QEMU.id() ? Program.QEMU : Program.REMOTE;
        return EVENTS.find(program, packet.header().procedure());
    }
}
