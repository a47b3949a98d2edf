package io.kavirt.driver.qemu.guest;

import io.kavirt.api.DomainRef;
import io.kavirt.api.domain.PausedReason;
import io.kavirt.api.event.AgentReason;
import io.kavirt.api.event.AgentState;
import io.kavirt.api.event.DomainEvent;
import io.kavirt.api.event.GraphicsAddressType;
import io.kavirt.api.event.GraphicsPhase;
import io.kavirt.api.event.IoErrorAction;
import io.kavirt.api.event.TrayChangeReason;
import io.kavirt.api.event.WatchdogAction;
import io.kavirt.driver.qemu.json.Json;
import io.kavirt.model.domain.CharDevice;
import io.kavirt.model.domain.Disk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns what QEMU tells of devices into events. */
final class DeviceEvents {
    private static final String AGENT_CHANNEL = "org.qemu.guest_agent.0";
    private static final String PERIPHERAL = "/machine/peripheral/";

    private final Hypervisor hypervisor;

    DeviceEvents(Hypervisor hypervisor) {
        this.hypervisor = hypervisor;
    }

    void translate(Guest guest, String event, Json data) {
        DomainRef ref = guest.domain().ref();
        switch (event) {
            case "RTC_CHANGE" ->
                publish(new DomainEvent.RtcChange(ref, data.at("offset").asLong()));
            case "WATCHDOG" -> watchdog(guest, data);
            case "BLOCK_IO_ERROR" -> ioError(guest, data);
            case "BALLOON_CHANGE" -> balloon(guest, data);
            case "DEVICE_DELETED" ->
                data.string("device").ifPresent(alias -> publish(new DomainEvent.DeviceRemoved(ref, alias)));
            case "DEVICE_UNPLUG_GUEST_ERROR" ->
                data.string("device").ifPresent(alias -> publish(new DomainEvent.DeviceRemovalFailed(ref, alias)));
            case "DEVICE_TRAY_MOVED" -> tray(guest, data);
            case "VNC_CONNECTED", "SPICE_CONNECTED" -> graphics(guest, GraphicsPhase.CONNECT, data);
            case "VNC_INITIALIZED", "SPICE_INITIALIZED" -> graphics(guest, GraphicsPhase.INITIALIZE, data);
            case "VNC_DISCONNECTED", "SPICE_DISCONNECTED" -> graphics(guest, GraphicsPhase.DISCONNECT, data);
            case "VSERPORT_CHANGE" -> port(guest, data);
            default -> {
                // Clients who want the rest register for the monitor's events.
            }
        }
    }

    private void watchdog(Guest guest, Json data) {
        WatchdogAction action =
                switch (data.at("action").asString()) {
                    case "pause" -> WatchdogAction.PAUSE;
                    case "reset" -> WatchdogAction.RESET;
                    case "poweroff" -> WatchdogAction.POWEROFF;
                    case "shutdown" -> WatchdogAction.SHUTDOWN;
                    case "debug" -> WatchdogAction.DEBUG;
                    case "inject-nmi" -> WatchdogAction.INJECTNMI;
                    default -> WatchdogAction.NONE;
                };
        if (action == WatchdogAction.PAUSE) {
            guest.pauseReason(PausedReason.WATCHDOG);
        }
        publish(new DomainEvent.Watchdog(guest.domain().ref(), action));
    }

    private void ioError(Guest guest, Json data) {
        IoErrorAction action =
                switch (data.at("action").asString()) {
                    case "stop" -> IoErrorAction.PAUSE;
                    case "report" -> IoErrorAction.REPORT;
                    default -> IoErrorAction.NONE;
                };
        if (action == IoErrorAction.PAUSE) {
            guest.pauseReason(PausedReason.IOERROR);
        }
        String alias = data.string("qom-path")
                .filter(path -> path.startsWith(PERIPHERAL))
                .map(path -> path.substring(PERIPHERAL.length()).split("/")[0])
                .or(() -> data.string("device"))
                .orElse("");
        String source = disk(guest, alias).map(DeviceEvents::sourceOf).orElse("");
        String reason = data.flag("nospace") ? "enospc" : "";
        DomainRef ref = guest.domain().ref();
        publish(new DomainEvent.IoError(ref, source, alias, action));
        publish(new DomainEvent.IoErrorReason(ref, source, alias, action, reason));
    }

    private void balloon(Guest guest, Json data) {
        long kib = (data.at("actual").asLong() + 1023) / 1024;
        guest.domain()
                .change(
                        view -> view.live() == null
                                ? view
                                : view.withBalloon(kib).withLive(view.live().withCurrentMemory(kib)),
                        view -> publish(new DomainEvent.BalloonChange(view.ref(), kib)));
        hypervisor.liveWriter().writeLater(guest);
    }

    private void tray(Guest guest, Json data) {
        String alias = data.string("id").or(() -> data.string("device")).orElse("");
        boolean open = data.flag("tray-open");
        publish(new DomainEvent.TrayChange(
                guest.domain().ref(), alias, open ? TrayChangeReason.OPEN : TrayChangeReason.CLOSE));
    }

    private void graphics(Guest guest, GraphicsPhase phase, Json data) {
        Json server = data.at("server");
        Json client = data.at("client");
        List<DomainEvent.Identity> subject = new ArrayList<>();
        client.string("x509_dname").ifPresent(name -> subject.add(new DomainEvent.Identity("x509dname", name)));
        client.string("sasl_username").ifPresent(name -> subject.add(new DomainEvent.Identity("saslUsername", name)));
        publish(new DomainEvent.Graphics(
                guest.domain().ref(),
                phase,
                address(server),
                address(client),
                server.string("auth").orElse(""),
                subject));
    }

    private static DomainEvent.Address address(Json end) {
        GraphicsAddressType family =
                switch (end.string("family").orElse("ipv4")) {
                    case "ipv6" -> GraphicsAddressType.IPV6;
                    case "unix" -> GraphicsAddressType.UNIX;
                    default -> GraphicsAddressType.IPV4;
                };
        // VNC calls the port a service, SPICE calls it a port.
        String service = end.string("service").or(() -> end.string("port")).orElse("");
        return new DomainEvent.Address(family, end.string("host").orElse(""), service);
    }

    private void port(Guest guest, Json data) {
        String alias = data.string("id").orElse("");
        boolean agent = guest.domain().view().current().devices().of(CharDevice.Channel.class).stream()
                .filter(channel ->
                        channel.alias() != null && channel.alias().name().equals(alias))
                .anyMatch(channel -> channel.target() != null
                        && AGENT_CHANNEL.equals(channel.target().name()));
        if (agent) {
            AgentState state = data.flag("open") ? AgentState.CONNECTED : AgentState.DISCONNECTED;
            publish(new DomainEvent.AgentLifecycle(guest.domain().ref(), state, AgentReason.CHANNEL));
        }
    }

    private static Optional<Disk> disk(Guest guest, String alias) {
        return guest.domain().view().current().devices().disks().stream()
                .filter(disk -> disk.alias() != null && disk.alias().name().equals(alias))
                .findFirst();
    }

    private static String sourceOf(Disk disk) {
        if (disk.source() == null) {
            return "";
        }
        String path = disk.source().file() != null
                ? disk.source().file()
                : disk.source().dev();
        return path == null ? "" : path;
    }

    private void publish(DomainEvent event) {
        hypervisor.events().publish(event);
    }
}
