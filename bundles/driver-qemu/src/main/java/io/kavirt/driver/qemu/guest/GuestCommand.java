package io.kavirt.driver.qemu.guest;

import io.kavirt.driver.qemu.capabilities.QemuCapabilities;
import io.kavirt.driver.qemu.command.QemuCommandLine;
import io.kavirt.driver.qemu.command.StartContext;
import io.kavirt.linux.fs.Descriptor;
import io.kavirt.linux.fs.RawFile;
import io.kavirt.linux.net.Links;
import io.kavirt.linux.net.Tap;
import io.kavirt.linux.process.SpawnSpec;
import io.kavirt.model.domain.DomainDefinition;
import io.kavirt.model.domain.NetworkInterface;
import io.kavirt.model.domain.Vcpu;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What is needed to start one guest's process: the command line, and the descriptors that it gets. */
final class GuestCommand implements AutoCloseable {
    private static final int MONITOR_DESCRIPTOR = 3;
    static final int RESTORE_DESCRIPTOR = 4;
    private static final int FIRST_DESCRIPTOR = 5;

    private final QemuSettings settings;
    private final QemuCommandLine line;
    private final Map<Integer, Descriptor> descriptors = new LinkedHashMap<>();
    private final List<AutoCloseable> owned = new ArrayList<>();

    private GuestCommand(QemuSettings settings, QemuCommandLine line) {
        this.settings = settings;
        this.line = line;
    }

    /** Builds the command line and opens what it names. */
    static GuestCommand of(
            Hypervisor hypervisor, Guest guest, DomainDefinition live, QemuCapabilities qemu, StartOptions options) {
        StartOptions.Restore restore = options.restore();
        StartContext context = new StartContext(
                guest.monitorPath(),
                OptionalInt.of(MONITOR_DESCRIPTOR),
                FIRST_DESCRIPTOR,
                restore == null ? Optional.empty() : Optional.of("defer"),
                true,
                Clock.systemDefaultZone());
        GuestCommand command =
                new GuestCommand(hypervisor.settings(), QemuCommandLine.of(withColdVcpus(live), qemu, context));
        try {
            if (restore != null) {
                Descriptor state = RawFile.read(restore.file(), restore.image().stateOffset());
                command.owned.add(state);
                command.descriptors.put(RESTORE_DESCRIPTOR, state);
            }
            for (QemuCommandLine.TapDescriptor wanted : command.line.taps()) {
                command.openTap(live, wanted);
            }
            return command;
        } catch (RuntimeException e) {
            command.close();
            throw e;
        }
    }

    /** Devices count the processors that are there when they are made, so plugged ones must be plugged again. */
    private static DomainDefinition withColdVcpus(DomainDefinition live) {
        Vcpu vcpu = live.vcpu();
        int cold = VcpuHotplug.cold(live);
        return cold == vcpu.online()
                ? live
                : live.withVcpu(new Vcpu(vcpu.placement(), vcpu.cpuset(), cold, vcpu.count()))
                        .withVcpus(List.of());
    }

    private void openTap(DomainDefinition live, QemuCommandLine.TapDescriptor wanted) {
        Tap tap = Tap.create(wanted.device());
        owned.add(tap);
        NetworkInterface device = live.devices().interfaces().stream()
                .filter(each -> each.alias() != null && each.alias().name().equals(wanted.alias()))
                .findFirst()
                .orElseThrow();
        if (device.source() != null && device.source().bridge() != null && device.mac() != null) {
            Links.change(
                    tap.name(),
                    Links.Change.guestPort(
                            device.mac().address().toString(),
                            device.source().bridge(),
                            Optional.ofNullable(device.mtu())));
        } else {
            Links.change(
                    tap.name(),
                    new Links.Change(
                            Optional.empty(), Optional.ofNullable(device.mtu()), Optional.empty(), Optional.of(true)));
        }
        descriptors.put(wanted.number(), tap.descriptor());
    }

    List<QemuCommandLine.MonitorCommand> setup() {
        return line.setup();
    }

    String program() {
        return line.program().toString();
    }

    List<String> arguments() {
        return line.arguments();
    }

    Map<String, String> environment() {
        return line.environment();
    }

    /** How the process is started, with the listening socket of its monitor and the mark by which it is found again. */
    SpawnSpec spec(Descriptor monitor, Path log, String mark) {
        SpawnSpec spec = SpawnSpec.of(line.program(), line.arguments())
                .withLog(log)
                .withVariable(GuestProcesses.VARIABLE, mark)
                .withDescriptor(MONITOR_DESCRIPTOR, monitor);
        for (Map.Entry<String, String> variable : line.environment().entrySet()) {
            spec = spec.withVariable(variable.getKey(), variable.getValue());
        }
        for (Map.Entry<Integer, Descriptor> descriptor : descriptors.entrySet()) {
            spec = spec.withDescriptor(descriptor.getKey(), descriptor.getValue());
        }
        return settings.user().isPresent() ? spec.withUser(settings.user().get(), settings.group()) : spec;
    }

    /** Closes this process's copies of the descriptors. */
    @Override
    public void close() {
        for (AutoCloseable each : owned) {
            try {
                each.close();
            } catch (Exception e) {
                throw new IllegalStateException("descriptors close without an error", e);
            }
        }
        owned.clear();
    }
}
