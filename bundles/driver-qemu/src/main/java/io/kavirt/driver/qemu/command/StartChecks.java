package io.kavirt.driver.qemu.command;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import io.kavirt.driver.qemu.capabilities.MachineType;
import io.kavirt.driver.qemu.capabilities.QemuBinary;
import io.kavirt.driver.qemu.capabilities.QemuCapabilities;
import io.kavirt.driver.qemu.state.HostFile;
import io.kavirt.model.domain.BackingStore;
import io.kavirt.model.domain.Device;
import io.kavirt.model.domain.Disk;
import io.kavirt.model.domain.DiskSource;
import io.kavirt.model.domain.DiskType;
import io.kavirt.model.domain.DomainDefinition;
import io.kavirt.model.domain.NetworkInterface;
import io.kavirt.model.domain.OperatingSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must hold before a guest is started, so that it is refused with a clear message rather than by QEMU. */
public final class StartChecks {
    private static final long MAX_MEMORY_KIB = 1L << 42;

    private StartChecks() {}

    /**
     * Looks for the files, the machine and the acceleration that a guest needs.
     *
     * @return the document; media that may be missing, and are, are left out
     * @throws VirtException SYSTEM_ERROR for a file that is not there; CONFIG_UNSUPPORTED for what the binary cannot do;
     *     OPERATION_FAILED for a missing binary
     */
    public static DomainDefinition checkStartable(DomainDefinition domain, QemuCapabilities qemu) {
        QemuBinary.of(qemu.binary().path());
        checkMachine(domain, qemu);
        OperatingSystem os = domain.os();
        checkFile("kernel", os.kernel());
        checkFile("initrd", os.initrd());
        checkFile("dtb", os.dtb());
        if (os.loader() != null) {
            checkFile("loader", os.loader().path());
            checkFile("nvram", os.nvram() == null ? null : MachineArguments.Firmware.nvram(os));
        }
        domain.devices().interfaces().forEach(StartChecks::checkNetwork);
        List<Device> devices = new ArrayList<>();
        for (Device device : domain.devices().list()) {
            devices.add(device instanceof Disk disk ? checkDisk(disk) : device);
        }
        return domain.withDevices(domain.devices().withList(devices));
    }

    private static void checkMachine(DomainDefinition domain, QemuCapabilities qemu) {
        if (!qemu.supports(domain.type())) {
            throw Line.unsupported("domain type '" + domain.type() + "' is not supported by "
                    + qemu.binary().path() + " on this host; accepted: qemu" + (qemu.kvm() ? ", kvm" : ""));
        }
        String name = domain.os().type().machine();
        MachineType machine = name == null ? null : qemu.machine(name).orElse(null);
        if (machine == null) {
            throw Line.unsupported("machine '" + name + "' is not emulated by "
                    + qemu.binary().path() + "; accepted: " + qemu.machineNames());
        }
        if (domain.vcpu().count() > machine.maxCpus()) {
            throw Line.unsupported("machine '" + name + "' has at most " + machine.maxCpus()
                    + " processors; <vcpu> asks for " + domain.vcpu().count());
        }
        if (domain.memoryKib() <= 0 || domain.memoryKib() > MAX_MEMORY_KIB) {
            throw Line.unsupported("memory of " + domain.memoryKib() + " KiB is not supported; accepted: 1 to "
                    + MAX_MEMORY_KIB + " KiB");
        }
    }

    /** Without a driver of networks there are none, and a device that is plugged into nothing would only look like one. */
    private static void checkNetwork(NetworkInterface net) {
        if (net.type() == NetworkInterface.Type.NETWORK) {
            throw new VirtException(
                    ErrorCode.NO_NETWORK,
                    ErrorDomain.QEMU,
                    "Network '" + (net.source() == null ? "" : net.source().network())
                            + "' is not there: networks are not managed; accepted interface types: user, bridge, ethernet");
        }
    }

    private static void checkFile(String what, @Nullable String path) {
        if (path != null) {
            checkReadable(what, path);
        }
    }

    private static Disk checkDisk(Disk disk) {
        DiskSource source = disk.source();
        if (source == null || (disk.type() != DiskType.FILE && disk.type() != DiskType.BLOCK)) {
            return disk;
        }
        String path = source.localPath();
        if (path == null) {
            return disk;
        }
        boolean mayLack = source.startupPolicy() == DiskSource.StartupPolicy.OPTIONAL
                && disk.device() != Disk.Kind.DISK
                && disk.device() != Disk.Kind.LUN;
        if (mayLack && !Files.exists(Path.of(path))) {
            return disk.withSource(null);
        }
        checkReadable("disk " + disk.target().dev(), path);
        for (BackingStore store = disk.backingStore(); store != null; store = store.backingStore()) {
            String below = store.source() == null ? null : store.source().localPath();
            checkFile("disk " + disk.target().dev() + ", backing image", below);
        }
        return disk;
    }

    private static void checkReadable(String what, String path) {
        Path file = Path.of(path);
        if (!Files.exists(file)) {
            throw missing(what, path, "no such file or directory");
        }
        if (Files.isDirectory(file)) {
            throw missing(what, path, "it is a directory");
        }
        if (HostFile.mayWait(file)) {
            throw missing(what, path, "it is a pipe or a socket");
        }
    }

    private static VirtException missing(String what, String path, String reason) {
        return new VirtException(
                ErrorCode.SYSTEM_ERROR,
                ErrorDomain.QEMU,
                what + ": cannot access storage file '" + path + "': " + reason);
    }
}
