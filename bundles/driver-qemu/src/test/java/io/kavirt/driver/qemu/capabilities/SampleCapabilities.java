package io.kavirt.driver.qemu.capabilities;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Capabilities like those of QEMU 7.2 for PCs, without acceleration. */
public final class SampleCapabilities {
    private static final Set<String> TYPES = Set.of(
            "virtio-blk-pci",
            "virtio-blk-pci-transitional",
            "virtio-scsi-pci",
            "virtio-balloon-pci",
            "virtio-rng-pci",
            "virtio-vga",
            "virtio-gpu-pci",
            "VGA",
            "cirrus-vga",
            "qxl-vga",
            "qxl",
            "bochs-display",
            "rtl8139",
            "e1000",
            "e1000e",
            "lsi53c895a",
            "piix3-usb-uhci",
            "qemu-xhci",
            "nec-usb-xhci",
            "ich9-usb-ehci1",
            "ich9-usb-uhci1",
            "ich9-usb-uhci2",
            "ich9-usb-uhci3",
            "ich9-ahci",
            "usb-storage",
            "pcie-root-port",
            "pcie-pci-bridge",
            "pci-bridge",
            "i6300esb",
            "ib700",
            "pvpanic",
            "vmgenid",
            "vmcoreinfo");

    private SampleCapabilities() {}

    /** The capabilities. */
    public static QemuCapabilities pc() {
        return new QemuCapabilities(
                new QemuBinary(Path.of("/usr/bin/qemu-system-x86_64"), 1, 1),
                new QemuVersion(7, 2, 0, ""),
                "x86_64",
                false,
                List.of(
                        machine("pc-q35-7.2", "q35", 288, false),
                        machine("pc-i440fx-7.2", "pc", 255, true),
                        machine("pc-i440fx-4.2", null, 255, false)),
                List.of(
                        new CpuModel("qemu64", Optional.of(List.of()), "qemu64-v1", false),
                        new CpuModel("max", Optional.of(List.of()), "", false),
                        new CpuModel("EPYC-v1", Optional.of(List.of()), "", false),
                        new CpuModel("EPYC", Optional.of(List.of("sha-ni")), "EPYC-v1", false)),
                List.of(),
                TYPES,
                Set.of("quit"),
                Map.of(),
                Map.of("sandbox", Set.of("enable")));
    }

    private static MachineType machine(String name, String alias, int cpus, boolean standard) {
        return new MachineType(name, alias, cpus, "qemu64-x86_64-cpu", "pc.ram", standard, true, false);
    }
}
