package io.kavirt.driver.qemu.command;

import io.kavirt.model.domain.DomainDefinition;
import io.kavirt.model.domain.Graphics;
import io.kavirt.model.domain.OperatingSystem.SmbiosMode;
import io.kavirt.model.domain.SystemInfo;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The guest's identity, and the monitor. */
final class SystemArguments {
    private static final Map<String, String> BIOS =
            Map.of("vendor", "vendor", "version", "version", "date", "date", "release", "release");

    private static final Map<String, String> SYSTEM = Map.of(
            "manufacturer", "manufacturer",
            "product", "product",
            "version", "version",
            "serial", "serial",
            "uuid", "uuid",
            "sku", "sku",
            "family", "family");

    private static final Map<String, String> BOARD = Map.of(
            "manufacturer", "manufacturer",
            "product", "product",
            "version", "version",
            "serial", "serial",
            "asset", "asset",
            "location", "location");

    private static final Map<String, String> CHASSIS = Map.of(
            "manufacturer", "manufacturer", "version", "version", "serial", "serial", "asset", "asset", "sku", "sku");

    private SystemArguments() {}

    static void add(Line line) {
        DomainDefinition domain = line.domain;
        line.add("-uuid", Objects.requireNonNull(domain.uuid(), "uuid").toString());
        boolean smbios = domain.os().smbios() == SmbiosMode.SYSINFO;
        for (SystemInfo info : domain.sysinfos()) {
            if (info.type() == SystemInfo.Type.FWCFG) {
                info.entries().forEach(entry -> firmwareEntry(line, entry));
            } else if (smbios) {
                smbios(line, info);
            }
        }
        if (domain.genid() != null && domain.genid().uuid() != null) {
            line.device(Props.driver(line.need("vmgenid", "<genid>"))
                    .put("guid", domain.genid().uuid().toString())
                    .put("id", "vmgenid0"));
        }
        boolean shown = domain.devices().graphics().stream().anyMatch(g -> g.type() != Graphics.Type.RDP);
        if (!shown) {
            line.add("-display", "none");
        }
        line.add("-no-user-config").add("-nodefaults");
        String socket = line.context.monitorDescriptor().isPresent()
                ? "fd=" + line.context.monitorDescriptor().getAsInt()
                : "path=" + Line.escape(line.context.monitorSocket().toString());
        line.add("-chardev", "socket,id=charmonitor," + socket + ",server=on,wait=off");
        line.add("-mon", "chardev=charmonitor,id=monitor,mode=control");
    }

    private static void smbios(Line line, SystemInfo info) {
        table(line, 0, info.bios(), BIOS);
        table(line, 1, info.system(), SYSTEM);
        info.baseBoards().forEach(board -> table(line, 2, board.entries(), BOARD));
        table(line, 3, info.chassis(), CHASSIS);
        if (!info.oemStrings().isEmpty()) {
            StringBuilder text = new StringBuilder("type=11");
            info.oemStrings().forEach(value -> text.append(",value=").append(Line.escape(value)));
            line.add("-smbios", text.toString());
        }
    }

    private static void table(Line line, int type, List<SystemInfo.Entry> entries, Map<String, String> names) {
        if (entries.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder("type=").append(type);
        for (SystemInfo.Entry entry : entries) {
            @Nullable String name = names.get(entry.name());
            if (name == null) {
                throw Line.unsupported("sysinfo entry '" + entry.name() + "' is not supported; accepted: "
                        + String.join(", ", names.keySet().stream().sorted().toList()));
            }
            if (entry.value() != null) {
                text.append(',').append(name).append('=').append(Line.escape(entry.value()));
            }
        }
        line.add("-smbios", text.toString());
    }

    private static void firmwareEntry(Line line, SystemInfo.Entry entry) {
        String value = entry.file() != null
                ? ",file=" + Line.escape(entry.file())
                : ",string=" + Line.escape(entry.value() == null ? "" : entry.value());
        line.add("-fw_cfg", "name=" + Line.escape(entry.name()) + value);
    }
}
