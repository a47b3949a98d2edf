package io.kavirt.driver.qemu.facet;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.NoFlag;
import io.kavirt.api.VirtStream;
import io.kavirt.api.domain.ConsoleFlag;
import io.kavirt.api.domain.DomainConsole;
import io.kavirt.api.domain.KeycodeSet;
import io.kavirt.api.domain.Screenshot;
import io.kavirt.api.driver.Call;
import io.kavirt.driver.qemu.guest.FileStream;
import io.kavirt.driver.qemu.guest.Guest;
import io.kavirt.driver.qemu.guest.Hypervisor;
import io.kavirt.driver.qemu.guest.JobGate;
import io.kavirt.driver.qemu.guest.ManagedDomain;
import io.kavirt.driver.qemu.json.Json;
import io.kavirt.linux.tty.Pty;
import io.kavirt.model.domain.CharDevice;
import io.kavirt.model.domain.CharSource;
import io.kavirt.model.domain.Video;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A domain's consoles, screens and keyboard. */
@SuppressWarnings("try") // A job is held while the block runs, and not used in it.
public final class QemuConsole extends DomainFacet implements DomainConsole {
    public QemuConsole(Hypervisor hypervisor, Call call, ManagedDomain domain) {
        super(hypervisor, call, domain);
    }

    @Override
    public VirtStream openConsole(@Nullable String device, Set<ConsoleFlag> flags) {
        Guest guest = guest();
        CharSource source = find(device).source();
        String path = source.path();
        CharSource.Type type = source.type();
        if (path == null || (type != CharSource.Type.PTY && type != CharSource.Type.UNIX)) {
            throw error(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    "Console " + (device == null ? "" : "'" + device + "' ") + "of domain '" + domain.name()
                            + "' is of type '" + type + "'; only pty and unix can be opened");
        }
        return guest.consoles().open(domain.name(), path, flags.contains(ConsoleFlag.FORCE), () -> open(type, path));
    }

    private CharDevice find(@Nullable String alias) {
        List<CharDevice> devices = new ArrayList<>();
        devices.addAll(view().current().devices().of(CharDevice.Console.class));
        devices.addAll(view().current().devices().of(CharDevice.Serial.class));
        if (alias != null) {
            devices.addAll(view().current().devices().of(CharDevice.Parallel.class));
            devices.addAll(view().current().devices().of(CharDevice.Channel.class));
        }
        return devices.stream()
                .filter(each -> alias == null
                        || (each.alias() != null && each.alias().name().equals(alias)))
                .findFirst()
                .orElseThrow(() -> error(
                        ErrorCode.INTERNAL_ERROR,
                        alias == null
                                ? "Domain '" + domain.name() + "' has no console"
                                : "Domain '" + domain.name() + "' has no character device '" + alias + "'"));
    }

    private ByteChannel open(CharSource.@Nullable Type type, String path) {
        if (type == CharSource.Type.PTY) {
            return Pty.open(Path.of(path));
        }
        try {
            return SocketChannel.open(UnixDomainSocketAddress.of(path));
        } catch (IOException e) {
            throw error(ErrorCode.SYSTEM_ERROR, "Cannot connect to console '" + path + "': " + e.getMessage());
        }
    }

    @Override
    public Screenshot screenshot(int screen, Set<NoFlag> flags) {
        try (JobGate.Job job = job("screenshot")) {
            Guest guest = guest();
            Json.Builder arguments = Json.object();
            chooseScreen(screen, arguments);
            Path file = hypervisor.liveFolder().resolve("screen-" + UUID.randomUUID() + ".png");
            hypervisor.giveToGuests(file);
            boolean done = false;
            try {
                arguments.put("filename", file.toString()).put("format", "png");
                guest.qmp().run("screendump", arguments.build());
                VirtStream stream = FileStream.consume(file);
                done = true;
                return new Screenshot("image/png", stream);
            } finally {
                if (!done) {
                    Starts.delete(file);
                }
            }
        }
    }

    private void chooseScreen(int screen, Json.Builder arguments) {
        int left = screen;
        for (Video video : view().current().devices().of(Video.class)) {
            Video.Model model = video.model();
            if (model != null && model.type() == Video.Type.NONE) {
                continue;
            }
            int heads = model == null || model.heads() == null ? 1 : model.heads();
            if (left >= 0 && left < heads && video.alias() != null) {
                arguments.put("device", video.alias().name()).put("head", left);
                return;
            }
            left -= heads;
        }
        throw error(
                ErrorCode.INVALID_ARG,
                "Domain '" + domain.name() + "' has no screen " + screen + "; screens are numbered from 0");
    }

    @Override
    public void sendKey(KeycodeSet codeset, int holdtime, List<Integer> keycodes, Set<NoFlag> flags) {
        KeyCodes codes = new KeyCodes();
        List<Json> keys = new ArrayList<>();
        for (int keycode : keycodes) {
            keys.add(Json.object()
                    .put("type", "number")
                    .put("data", codes.number(codeset, keycode))
                    .build());
        }
        if (keys.isEmpty() || holdtime < 0) {
            throw error(
                    ErrorCode.INVALID_ARG,
                    "Between 1 and 16 keys are sent at once and held for at least 0 ms, not " + keys.size()
                            + " keys for " + holdtime + " ms");
        }
        try (JobGate.Job job = job("send keys")) {
            Json.Builder arguments = Json.object().put("keys", Json.array(keys));
            if (holdtime > 0) {
                arguments.put("hold-time", holdtime);
            }
            guest().qmp().run("send-key", arguments.build());
        }
    }
}
