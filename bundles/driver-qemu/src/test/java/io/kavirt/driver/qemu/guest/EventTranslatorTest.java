package io.kavirt.driver.qemu.guest;

import static org.assertj.core.api.Assertions.assertThat;

import io.kavirt.api.Code;
import io.kavirt.api.domain.DomainState;
import io.kavirt.api.domain.PausedReason;
import io.kavirt.api.domain.RunningReason;
import io.kavirt.api.event.DomainEvent;
import io.kavirt.api.event.Event;
import io.kavirt.api.event.GraphicsAddressType;
import io.kavirt.api.event.GraphicsPhase;
import io.kavirt.api.event.IoErrorAction;
import io.kavirt.api.event.LifecycleType;
import io.kavirt.api.event.PmSuspendedDetail;
import io.kavirt.api.event.ResumedDetail;
import io.kavirt.api.event.StartedDetail;
import io.kavirt.api.event.SuspendedDetail;
import io.kavirt.api.event.TrayChangeReason;
import io.kavirt.api.event.WatchdogAction;
import io.kavirt.driver.qemu.capabilities.QemuCapabilitiesCache;
import io.kavirt.driver.qemu.json.Json;
import io.kavirt.driver.qemu.qmp.QmpEvent;
import io.kavirt.driver.qemu.state.LiveState.Phase;
import io.kavirt.model.domain.DomainDefinition;
import io.kavirt.testkit.FakeDriverContext;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventTranslatorTest {
    private static final String XML = "<domain type='qemu' id='7'><name>vm</name>"
            + "<uuid>4e6c8f1e-7a0a-4a8c-9d7f-0c5f5a4b1c11</uuid><memory unit='MiB'>64</memory>"
            + "<os><type arch='x86_64' machine='pc'>hvm</type></os><devices><disk type='file'>"
            + "<source file='/images/a.img'/><target dev='vda' bus='virtio'/><alias name='virtio-disk0'/></disk>"
            + "</devices></domain>";

    private FakeDriverContext context;
    private Hypervisor hypervisor;
    private ManagedDomain domain;
    private Guest guest;

    @BeforeEach
    void run() {
        context = new FakeDriverContext();
        hypervisor = new Hypervisor(
                QemuSettings.defaults(),
                context,
                context.directories("qemu"),
                new QemuCapabilitiesCache(context.directories("qemu").data(), Runnable::run));
        DomainDefinition live = hypervisor.documents().parseLive(XML);
        domain = hypervisor.inventory().claim(live);
        guest = new Guest(domain, 7, "token", Path.of("/run/7.qmp"));
        guest.phase(Phase.RUNNING);
        domain.change(view -> view.started(guest, live, DomainState.RUNNING, RunningReason.BOOTED));
    }

    @AfterEach
    void end() {
        new Life(hypervisor).end();
        context.close();
    }

    /** Lets QEMU tell something, and gives what clients were told, without the copy for monitor clients. */
    private List<Event> told(String event, String data) {
        context.events(Hypervisor.SCOPE).clear();
        QmpEvent raw = new QmpEvent(event, Json.parse(data), Instant.ofEpochSecond(12, 345_000));
        hypervisor.translator().listener(guest).event(raw);
        List<Event> all = List.copyOf(context.events(Hypervisor.SCOPE).events());
        String details = raw.data().equals(Json.EMPTY) ? null : raw.data().format();
        Event copy = new DomainEvent.Monitor(domain.ref(), event, 12, 345, details);
        assertThat(all).endsWith(copy);
        return all.subList(0, all.size() - 1);
    }

    private Event lifecycle(LifecycleType type, Code detail) {
        return new DomainEvent.Lifecycle(domain.ref(), type, detail.code());
    }

    private void assertState(DomainState state, Code reason) {
        assertThat(domain.view().state()).isEqualTo(state);
        assertThat(domain.view().reason()).isEqualTo(reason.code());
    }

    @Test
    void aPauseHasTheReasonOfWhatWentBefore() {
        guest.pauseReason(PausedReason.USER);
        assertThat(told("STOP", "{}")).containsExactly(lifecycle(LifecycleType.SUSPENDED, SuspendedDetail.PAUSED));
        assertState(DomainState.PAUSED, PausedReason.USER);
        assertThat(told("RESUME", "{}")).containsExactly(lifecycle(LifecycleType.RESUMED, ResumedDetail.UNPAUSED));
        assertState(DomainState.RUNNING, RunningReason.UNPAUSED);

        assertThat(told("WATCHDOG", "{\"action\":\"pause\"}"))
                .containsExactly(new DomainEvent.Watchdog(domain.ref(), WatchdogAction.PAUSE));
        assertThat(told("STOP", "{}")).containsExactly(lifecycle(LifecycleType.SUSPENDED, SuspendedDetail.WATCHDOG));
        assertState(DomainState.PAUSED, PausedReason.WATCHDOG);
        told("RESUME", "{}");

        told("STOP", "{}");
        assertState(DomainState.PAUSED, PausedReason.UNKNOWN);
        guest.resumeReason(RunningReason.RESTORED);
        assertThat(told("RESUME", "{}")).containsExactly(lifecycle(LifecycleType.RESUMED, ResumedDetail.FROM_SNAPSHOT));
        assertState(DomainState.RUNNING, RunningReason.RESTORED);
    }

    @Test
    void aDiskThatFailsIsNamedByItsSource() {
        String data = "{\"device\":\"\",\"qom-path\":\"/machine/peripheral/virtio-disk0/virtio-backend\","
                + "\"operation\":\"write\",\"action\":\"stop\",\"nospace\":true,\"reason\":\"No space left\"}";
        assertThat(told("BLOCK_IO_ERROR", data))
                .containsExactly(
                        new DomainEvent.IoError(domain.ref(), "/images/a.img", "virtio-disk0", IoErrorAction.PAUSE),
                        new DomainEvent.IoErrorReason(
                                domain.ref(), "/images/a.img", "virtio-disk0", IoErrorAction.PAUSE, "enospc"));
        assertThat(told("STOP", "{}")).containsExactly(lifecycle(LifecycleType.SUSPENDED, SuspendedDetail.IOERROR));
        assertState(DomainState.PAUSED, PausedReason.IOERROR);
    }

    @Test
    void sleepAndWakeUpAreStates() {
        assertThat(told("SUSPEND", "{}"))
                .containsExactly(
                        new DomainEvent.PmSuspend(domain.ref()),
                        lifecycle(LifecycleType.PMSUSPENDED, PmSuspendedDetail.MEMORY));
        assertThat(domain.view().state()).isEqualTo(DomainState.PMSUSPENDED);
        assertThat(told("WAKEUP", "{}"))
                .containsExactly(
                        new DomainEvent.PmWakeup(domain.ref()), lifecycle(LifecycleType.STARTED, StartedDetail.WAKEUP));
        assertState(DomainState.RUNNING, RunningReason.WAKEUP);
    }

    @Test
    void theBalloonChangesWhatIsKnown() {
        assertThat(told("BALLOON_CHANGE", "{\"actual\":33554432}"))
                .containsExactly(new DomainEvent.BalloonChange(domain.ref(), 32768));
        assertThat(domain.view().balloonKib()).isEqualTo(32768);
        assertThat(domain.view().current().currentMemoryKib()).isEqualTo(32768);
    }

    @Test
    void devicesAreToldByTheirAliases() {
        assertThat(told("DEVICE_DELETED", "{\"device\":\"net1\",\"path\":\"/machine/peripheral/net1\"}"))
                .containsExactly(new DomainEvent.DeviceRemoved(domain.ref(), "net1"));
        assertThat(told("DEVICE_DELETED", "{\"path\":\"/machine/peripheral/net1/virtio-backend\"}"))
                .as("a part of a device is no device")
                .isEmpty();
        assertThat(told("DEVICE_TRAY_MOVED", "{\"device\":\"\",\"id\":\"ide0-1-0\",\"tray-open\":true}"))
                .containsExactly(new DomainEvent.TrayChange(domain.ref(), "ide0-1-0", TrayChangeReason.OPEN));
        assertThat(told("RTC_CHANGE", "{\"offset\":-3600}"))
                .containsExactly(new DomainEvent.RtcChange(domain.ref(), -3600));
        assertThat(told("RESET", "{\"guest\":true,\"reason\":\"guest-reset\"}"))
                .containsExactly(new DomainEvent.Reboot(domain.ref()));
    }

    @Test
    void graphicsClientsAreToldWithBothEnds() {
        String data =
                "{\"server\":{\"host\":\"127.0.0.1\",\"service\":\"5900\",\"family\":\"ipv4\",\"websocket\":false,"
                        + "\"auth\":\"vnc\"},\"client\":{\"host\":\"::1\",\"service\":\"4711\",\"family\":\"ipv6\","
                        + "\"websocket\":false,\"sasl_username\":\"eve\"}}";
        assertThat(told("VNC_INITIALIZED", data))
                .containsExactly(new DomainEvent.Graphics(
                        domain.ref(),
                        GraphicsPhase.INITIALIZE,
                        new DomainEvent.Address(GraphicsAddressType.IPV4, "127.0.0.1", "5900"),
                        new DomainEvent.Address(GraphicsAddressType.IPV6, "::1", "4711"),
                        "vnc",
                        List.of(new DomainEvent.Identity("saslUsername", "eve"))));
    }

    @Test
    void whatIsUnknownReachesMonitorClientsOnly() {
        assertThat(told("NIC_RX_FILTER_CHANGED", "{\"name\":\"net0\"}")).isEmpty();
        assertState(DomainState.RUNNING, RunningReason.BOOTED);
    }
}
