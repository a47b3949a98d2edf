package io.kavirt.driver.qemu.guest;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.driver.qemu.command.QemuCommandLine.MonitorCommand;
import io.kavirt.driver.qemu.json.Json;
import io.kavirt.driver.qemu.qmp.QmpChannel;
import io.kavirt.model.domain.CharDevice;
import io.kavirt.model.domain.CharSource;
import io.kavirt.model.domain.Device;
import io.kavirt.model.domain.DomainDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** What a new process is asked and told before its guest runs: all at once, and then the guest is let go. */
final class FirstCommands {
    private static final Duration RESTORE_BOUND = Duration.ofHours(6);
    private static final String PTY = "pty:";

    private final Duration bound;

    FirstCommands(Duration bound) {
        this.bound = bound;
    }

    /** Gives the document with what only the process knows. */
    DomainDefinition run(
            Guest guest,
            DomainDefinition live,
            StartOptions options,
            List<MonitorCommand> setup,
            CompletableFuture<QmpChannel> connecting) {
        boolean restore = options.restore() != null;
        boolean plug = VcpuHotplug.cold(live) < live.vcpu().online();
        boolean go = !options.paused() && !restore && !plug;
        AtomicReference<Json> terminals = new AtomicReference<>(Json.EMPTY);
        // Runs on the thread that read the greeting: the commands leave at once.
        CompletableFuture<Json> done = connecting.thenCompose(channel -> {
            guest.channel(channel);
            return submit(guest, hasTerminals(live), setup, go, terminals);
        });
        Qmp.await("start of " + guest.domain().name(), done, bound.plusSeconds(5));
        if (plug) {
            new VcpuHotplug(guest, live).change(live.vcpu().online());
        }
        if (restore) {
            restore(guest);
        } else if (plug && !options.paused()) {
            guest.qmp().run("cont");
        }
        return withTerminals(live, terminals.get());
    }

    private static CompletableFuture<Json> submit(
            Guest guest,
            boolean askTerminals,
            List<MonitorCommand> setup,
            boolean go,
            AtomicReference<Json> terminals) {
        Qmp qmp = guest.qmp();
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (MonitorCommand command : setup) {
            Json.Obj arguments = new Json.Obj(Json.parse(command.arguments()).asMap());
            all.add(qmp.submit(command.execute(), arguments));
        }
        if (askTerminals) {
            all.add(qmp.submit("query-chardev", Json.EMPTY).thenAccept(terminals::set));
        }
        CompletableFuture<Void> before = CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new));
        return before.thenCompose(
                nothing -> go ? qmp.submit("cont", Json.EMPTY) : CompletableFuture.completedFuture(Json.EMPTY));
    }

    private static void restore(Guest guest) {
        CompletableFuture<String> end = new CompletableFuture<>();
        guest.migration(end);
        Qmp qmp = guest.qmp();
        Json events =
                Json.object().put("capability", "events").put("state", true).build();
        qmp.run(
                "migrate-set-capabilities",
                Json.object().put("capabilities", Json.array(List.of(events))).build());
        qmp.run("migrate-incoming", Json.object("uri", "fd:" + GuestCommand.RESTORE_DESCRIPTOR));
        String how = Qmp.await("restore", end, RESTORE_BOUND);
        guest.migration(null);
        if (!how.equals("completed")) {
            throw new VirtException(
                    ErrorCode.OPERATION_FAILED,
                    ErrorDomain.QEMU,
                    "The saved state of domain '" + guest.domain().name() + "' could not be read: " + how);
        }
    }

    private static boolean hasTerminals(DomainDefinition live) {
        return live.devices().of(CharDevice.class).stream()
                .anyMatch(device -> device.source().type() == CharSource.Type.PTY);
    }

    /** Puts in the paths of the terminals that QEMU has made. */
    private static DomainDefinition withTerminals(DomainDefinition live, Json answer) {
        Map<String, String> paths = new HashMap<>();
        if (answer instanceof Json.Arr list) {
            for (Json item : list.items()) {
                String file = item.string("filename").orElse("");
                if (file.startsWith(PTY)) {
                    paths.put(item.at("label").asString(), file.substring(PTY.length()));
                }
            }
        }
        return paths.isEmpty() ? live : live.withDevices(live.devices().map(device -> withTerminal(device, paths)));
    }

    private static Device withTerminal(Device device, Map<String, String> paths) {
        if (!(device instanceof CharDevice character)
                || character.source().type() != CharSource.Type.PTY
                || device.alias() == null) {
            return device;
        }
        String path = paths.get("char" + device.alias().name());
        if (path == null) {
            return device;
        }
        CharSource source = character.source().withPath(path);
        return character.withSource(device instanceof CharDevice.Console ? source.withTty(path) : source);
    }
}
