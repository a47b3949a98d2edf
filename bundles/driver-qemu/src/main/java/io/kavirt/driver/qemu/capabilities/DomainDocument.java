package io.kavirt.driver.qemu.capabilities;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The document that tells what a guest of one binary, machine and domain type can have. Only what this driver builds is
 * offered, even where the binary could do more.
 */
public final class DomainDocument {
    private static final List<String> FIRMWARE = List.of(
            "/usr/share/AAVMF/AAVMF_CODE.fd",
            "/usr/share/AAVMF/AAVMF32_CODE.fd",
            "/usr/share/OVMF/OVMF_CODE.fd",
            "/usr/share/OVMF/OVMF_CODE_4M.fd");

    private final QemuCapabilities qemu;
    private final MachineType machine;
    private final String type;
    private final XmlText xml = new XmlText();

    private DomainDocument(QemuCapabilities qemu, MachineType machine, String type) {
        this.qemu = qemu;
        this.machine = machine;
        this.type = type;
    }

    /**
     * Writes the document.
     *
     * @param machine the machine's name or alias; null for the binary's default
     * @param type the domain type; null for {@code kvm} where that works, else {@code qemu}
     * @throws VirtException INVALID_ARG for a machine or type that is not there
     */
    public static String of(QemuCapabilities qemu, @Nullable String machine, @Nullable String type) {
        String chosen = type != null ? type : qemu.kvm() ? "kvm" : "qemu";
        if (!qemu.supports(chosen)) {
            throw invalid("the domain type '" + chosen + "' is not supported by "
                    + qemu.binary().path() + " on this host; accepted: qemu" + (qemu.kvm() ? ", kvm" : ""));
        }
        MachineType found = (machine == null ? qemu.defaultMachine() : qemu.machine(machine))
                .orElseThrow(() -> invalid("the machine '" + machine + "' is not supported by "
                        + qemu.binary().path() + "; accepted: " + qemu.machineNames()));
        return new DomainDocument(qemu, found, chosen).write();
    }

    private String write() {
        xml.open("domainCapabilities");
        xml.text("path", qemu.binary().path()).text("domain", type);
        xml.text("machine", machine.name()).text("arch", qemu.arch());
        xml.empty("vcpu", "max", String.valueOf(machine.maxCpus())).empty("iothreads", "supported", "yes");
        os();
        cpu();
        xml.open("memoryBacking", "supported", "yes");
        xml.choice("sourceType", List.of("anonymous", "memfd")).close();
        devices();
        features();
        return xml.close().toString();
    }

    private void os() {
        xml.open("os", "supported", "yes").choice("firmware", List.of()).open("loader", "supported", "yes");
        FIRMWARE.stream().filter(path -> Files.exists(Path.of(path))).forEach(path -> xml.text("value", path));
        xml.choice("type", List.of("rom", "pflash")).choice("readonly", List.of("yes", "no"));
        xml.choice("secure", machine.isQ35() ? List.of("yes", "no") : List.of("no"));
        xml.close().close();
    }

    private void cpu() {
        xml.open("cpu");
        if (type.equals("kvm")) {
            xml.open("mode", "name", "host-passthrough", "supported", "yes");
            xml.choice("hostPassthroughMigratable", List.of("on", "off")).close();
        } else {
            xml.empty("mode", "name", "host-passthrough", "supported", "no");
        }
        xml.open("mode", "name", "maximum", "supported", "yes");
        xml.choice("maximumMigratable", List.of("on", "off")).close();
        xml.empty("mode", "name", "host-model", "supported", "no");
        xml.open("mode", "name", "custom", "supported", "yes");
        for (CpuModel model : qemu.cpus(type)) {
            if (model.isNamed()) {
                List<String> attributes = new ArrayList<>(List.of("usable", model.usable(), "vendor", model.vendor()));
                if (model.deprecated()) {
                    attributes.addAll(List.of("deprecated", "yes"));
                }
                xml.text("model", model.name(), attributes.toArray(String[]::new));
            }
        }
        xml.close().close();
    }

    private void devices() {
        xml.open("devices");
        xml.open("disk", "supported", "yes").choice("diskDevice", List.of("disk", "cdrom", "floppy"));
        List<String> buses = new ArrayList<>();
        if (!machine.isQ35()) {
            buses.add("ide");
        }
        buses.add("fdc");
        add(buses, "scsi", "virtio-scsi-pci");
        add(buses, "virtio", "virtio-blk-pci");
        add(buses, "usb", "usb-storage");
        add(buses, "sata", "ich9-ahci");
        xml.choice("bus", buses).choice("model", virtioModels("virtio-blk-pci")).close();
        xml.open("graphics", "supported", "yes")
                .choice("type", List.of("vnc", "egl-headless"))
                .close();
        List<String> videos = new ArrayList<>();
        add(videos, "vga", "VGA");
        add(videos, "cirrus", "cirrus-vga");
        add(videos, "vmvga", "vmware-svga");
        add(videos, "qxl", "qxl-vga");
        add(videos, "virtio", "virtio-gpu-pci");
        videos.add("none");
        add(videos, "bochs", "bochs-display");
        add(videos, "ramfb", "ramfb");
        xml.open("video", "supported", "yes").choice("modelType", videos).close();
        xml.empty("hostdev", "supported", "no");
        xml.open("rng", "supported", yesNo(qemu.has("virtio-rng-pci")));
        xml.choice("model", virtioModels("virtio-rng-pci"));
        xml.choice("backendModel", List.of("random", "builtin")).close();
        xml.empty("filesystem", "supported", "no")
                .empty("tpm", "supported", "no")
                .empty("redirdev", "supported", "no");
        xml.open("channel", "supported", "yes")
                .choice("type", List.of("pty", "unix"))
                .close();
        xml.close();
    }

    private void features() {
        xml.open("features").empty("gic", "supported", "no");
        xml.empty("vmcoreinfo", "supported", yesNo(qemu.has("vmcoreinfo")));
        xml.empty("genid", "supported", yesNo(qemu.has("vmgenid")));
        xml.empty("backingStoreInput", "supported", "yes").empty("backup", "supported", "no");
        xml.empty("sev", "supported", "no").empty("sgx", "supported", "no").close();
    }

    private List<String> virtioModels(String device) {
        if (!qemu.has(device)) {
            return List.of();
        }
        return qemu.has(device + "-transitional")
                ? List.of("virtio", "virtio-transitional", "virtio-non-transitional")
                : List.of("virtio");
    }

    private void add(List<String> values, String value, String device) {
        if (qemu.has(device)) {
            values.add(value);
        }
    }

    private static String yesNo(boolean value) {
        return value ? "yes" : "no";
    }

    private static VirtException invalid(String message) {
        return new VirtException(ErrorCode.INVALID_ARG, ErrorDomain.QEMU, message);
    }
}
