package io.kavirt.driver.qemu.capabilities;

import io.kavirt.linux.host.CpuModel;
import io.kavirt.linux.host.HostFacts;
import io.kavirt.linux.host.LogicalCpu;
import io.kavirt.linux.host.NodeInfo;
import io.kavirt.linux.host.NumaCell;
import io.kavirt.model.common.CpuSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The document that describes the host and the kinds of guests it can run. Of the host's processor it tells what the kernel
 * reports: there is no model name from libvirt's own list of processors, since only that list defines those names.
 */
public final class HostDocument {
    /** What other hypervisors and clients call features that the kernel names differently. */
    private static final Map<String, String> FEATURES = Map.ofEntries(
            Map.entry("sse4_1", "sse4.1"),
            Map.entry("sse4_2", "sse4.2"),
            Map.entry("tsc_deadline_timer", "tsc-deadline"),
            Map.entry("pclmulqdq", "pclmuldq"),
            Map.entry("sha_ni", "sha-ni"),
            Map.entry("avx512_bf16", "avx512-bf16"),
            Map.entry("avx512_bitalg", "avx512bitalg"),
            Map.entry("avx512_vbmi2", "avx512vbmi2"),
            Map.entry("avx512_vnni", "avx512vnni"),
            Map.entry("avx512_vpopcntdq", "avx512-vpopcntdq"),
            Map.entry("cr8_legacy", "cr8legacy"),
            Map.entry("pni", "sse3"));

    private HostDocument() {}

    /** Writes the document from what the host is now. */
    public static String of(HostFacts facts, List<QemuCapabilities> emulators) {
        return of(facts.uuid(), facts.architecture(), facts.cpuModel(), facts.node(), facts.cells(), emulators);
    }

    static String of(
            UUID uuid,
            String arch,
            CpuModel cpu,
            NodeInfo node,
            List<NumaCell> cells,
            List<QemuCapabilities> emulators) {
        XmlText xml = new XmlText();
        xml.open("capabilities").gap();
        xml.open("host").text("uuid", uuid);
        cpu(xml, arch, cpu, node, cells);
        xml.empty("power_management").empty("iommu", "support", "no");
        xml.open("migration_features").empty("live");
        xml.open("uri_transports").text("uri_transport", "tcp").close().close();
        topology(xml, cells);
        xml.open("secmodel").text("model", "none").text("doi", "0").close();
        xml.close().gap();
        emulators.forEach(emulator -> guest(xml, emulator));
        return xml.close().toString();
    }

    private static void cpu(XmlText xml, String arch, CpuModel cpu, NodeInfo node, List<NumaCell> cells) {
        xml.open("cpu").text("arch", arch);
        if (Architectures.isX86(arch) && !cpu.vendor().isEmpty()) {
            xml.text("vendor", vendor(cpu.vendor()));
            xml.empty(
                    "signature",
                    "family",
                    String.valueOf(cpu.family()),
                    "model",
                    String.valueOf(cpu.model()),
                    "stepping",
                    String.valueOf(cpu.stepping()));
        }
        xml.empty(
                "topology",
                "sockets",
                String.valueOf(node.sockets()),
                "dies",
                "1",
                "cores",
                String.valueOf(node.cores()),
                "threads",
                String.valueOf(node.threads()));
        features(cpu).forEach(feature -> xml.empty("feature", "name", feature));
        cells.stream()
                .flatMap(cell -> cell.pages().keySet().stream())
                .distinct()
                .sorted()
                .forEach(size -> xml.empty("pages", "unit", "KiB", "size", size.toString()));
        xml.close();
    }

    private static String vendor(String id) {
        return switch (id) {
            case "GenuineIntel" -> "Intel";
            case "AuthenticAMD" -> "AMD";
            case "HygonGenuine" -> "Hygon";
            default -> id;
        };
    }

    private static void topology(XmlText xml, List<NumaCell> cells) {
        xml.open("topology").open("cells", "num", String.valueOf(cells.size()));
        for (NumaCell cell : cells) {
            xml.open("cell", "id", String.valueOf(cell.id()));
            xml.text("memory", cell.memoryKib(), "unit", "KiB");
            cell.pages().forEach((size, count) -> xml.text("pages", count, "unit", "KiB", "size", size.toString()));
            xml.open("distances");
            cell.distances()
                    .forEach((id, value) -> xml.empty("sibling", "id", id.toString(), "value", value.toString()));
            xml.close();
            xml.open("cpus", "num", String.valueOf(cell.cpus().size()));
            cell.cpus().forEach(cpu -> processor(xml, cpu));
            xml.close().close();
        }
        xml.close().close();
    }

    private static void processor(XmlText xml, LogicalCpu cpu) {
        if (!cpu.online()) {
            xml.empty("cpu", "id", String.valueOf(cpu.id()));
            return;
        }
        xml.empty(
                "cpu",
                "id",
                String.valueOf(cpu.id()),
                "socket_id",
                String.valueOf(cpu.socketId()),
                "die_id",
                String.valueOf(cpu.dieId()),
                "core_id",
                String.valueOf(cpu.coreId()),
                "siblings",
                ranges(cpu.siblings()));
    }

    private static String ranges(List<Integer> numbers) {
        return numbers.isEmpty()
                ? ""
                : CpuSet.of(numbers.stream().mapToInt(Integer::intValue).toArray())
                        .toString();
    }

    private static void guest(XmlText xml, QemuCapabilities emulator) {
        xml.open("guest").text("os_type", "hvm").open("arch", "name", emulator.arch());
        xml.text("wordsize", Architectures.wordSize(emulator.arch()));
        xml.text("emulator", emulator.binary().path());
        for (MachineType machine : emulator.machines()) {
            if (machine.name().equals("none")) {
                continue;
            }
            String max = String.valueOf(machine.maxCpus());
            xml.text("machine", machine.name(), attributes(machine, "maxCpus", max));
            if (machine.alias() != null) {
                xml.text("machine", machine.alias(), "canonical", machine.name(), "maxCpus", max);
            }
        }
        xml.empty("domain", "type", "qemu");
        if (emulator.kvm()) {
            xml.empty("domain", "type", "kvm");
        }
        xml.close().open("features");
        if (emulator.arch().equals("i686")) {
            xml.empty("pae").empty("nonpae");
        }
        if (Architectures.isX86(emulator.arch())) {
            xml.empty("acpi", "default", "on", "toggle", "yes").empty("apic", "default", "on", "toggle", "no");
        }
        xml.empty("cpuselection").empty("deviceboot").empty("disksnapshot", "default", "on", "toggle", "no");
        xml.close().close().gap();
    }

    private static String[] attributes(MachineType machine, String name, String value) {
        return machine.deprecated() ? new String[] {name, value, "deprecated", "yes"} : new String[] {name, value};
    }

    /** The host's processor features, by the names that documents use. */
    private static List<String> features(CpuModel cpu) {
        return cpu.flags().stream()
                .map(flag -> FEATURES.getOrDefault(flag, flag))
                .toList();
    }
}
