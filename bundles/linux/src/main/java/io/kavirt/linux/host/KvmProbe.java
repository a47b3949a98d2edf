package io.kavirt.linux.host;

import io.kavirt.api.VirtException;
import io.kavirt.linux.process.DetachedProcess;
import io.kavirt.linux.process.ExitStatus;
import io.kavirt.linux.process.Signal;
import io.kavirt.linux.process.SpawnSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Finds out whether KVM runs guests here, and not much slower than emulation does. A device node that can be opened is
 * not enough: on some virtual hosts a guest's processor then executes nothing, or crawls as soon as it leaves plain
 * real mode. So a guest runs through its whole firmware to a boot sector, first emulated, to know how long that takes on
 * this host now, then with KVM. Both take about a tenth of a second on a good host; callers keep the answer.
 */
public final class KvmProbe {
    private static final Path DEVICE = Path.of("/dev/kvm");
    private static final Duration LIMIT = Duration.ofMillis(3000);

    /** A value that nothing but the guest's code writes; the device ends QEMU with twice that, plus one. */
    private static final int MARK = 0x2a;

    private static final int SECTOR = 512;

    /** KVM that needs more than this many times what emulation needs is worse than useless. */
    private static final int FACTOR = 6;

    private static final Duration LEAST = Duration.ofMillis(500);

    private KvmProbe() {}

    /**
     * The finding.
     *
     * @param works whether a guest booted in useful time
     * @param reason why not, for people; empty when it works
     */
    public record Result(boolean works, String reason) {}

    public static boolean works(Path qemuBinary) {
        return probe(qemuBinary, LIMIT).works();
    }

    /** Runs the guest emulated and with KVM, each for at most {@code limit}. */
    public static Result probe(Path qemuBinary, Duration limit) {
        if (!Files.exists(DEVICE)) {
            return new Result(false, "'" + DEVICE + "' does not exist");
        }
        if (!Files.isReadable(DEVICE) || !Files.isWritable(DEVICE)) {
            return new Result(false, "'" + DEVICE + "' may not be read and written");
        }
        long start = System.nanoTime();
        Result emulated = probe(qemuBinary, "tcg", limit);
        Duration yardstick = Duration.ofNanos(System.nanoTime() - start).multipliedBy(FACTOR);
        // A binary without emulation gives no yardstick.
        boolean usable = emulated.works() && yardstick.compareTo(limit) < 0;
        return probe(qemuBinary, "kvm", !usable ? limit : yardstick.compareTo(LEAST) < 0 ? LEAST : yardstick);
    }

    static Result probe(Path qemuBinary, String accelerator, Duration limit) {
        if (!qemuBinary.getFileName().toString().matches("qemu-system-(x86_64|i386)|qemu-kvm|kvm")) {
            return new Result(false, "'" + qemuBinary + "' is not for x86, for which alone a probe guest is known");
        }
        try {
            Path disk = Files.createTempFile("kavirt-probe", ".img");
            try {
                Files.write(disk, bootSector());
                return run(qemuBinary, accelerator, disk, limit);
            } finally {
                Files.deleteIfExists(disk);
            }
        } catch (IOException | VirtException e) {
            return new Result(false, "the probe guest could not be started: " + e.getMessage());
        }
    }

    private static Result run(Path qemuBinary, String accelerator, Path disk, Duration limit) {
        DetachedProcess guest = DetachedProcess.spawn(SpawnSpec.of(
                qemuBinary,
                List.of(
                        "-no-user-config",
                        "-nodefaults",
                        "-display",
                        "none",
                        "-machine",
                        "pc",
                        "-accel",
                        accelerator,
                        "-m",
                        "32",
                        "-drive",
                        "file=" + disk.toString().replace(",", ",,") + ",format=raw,if=ide",
                        "-device",
                        "isa-debug-exit,iobase=0xf4,iosize=0x01")));
        try {
            Optional<ExitStatus> end = guest.reap(limit);
            if (end.isEmpty()) {
                return new Result(
                        false, "a guest that " + accelerator + " runs did not boot within " + limit.toMillis() + " ms");
            }
            return end.get().equals(new ExitStatus.Exited(MARK << 1 | 1))
                    ? new Result(true, "")
                    : new Result(false, "the probe guest ended with " + end.get());
        } finally {
            if (guest.signal(Signal.KILL)) {
                guest.reap(Duration.ofSeconds(1));
            }
        }
    }

    /** Code that writes the mark to the exit device, then halts for good. */
    private static byte[] bootSector() {
        byte[] sector = new byte[SECTOR];
        byte[] code = {(byte) 0xb0, MARK, (byte) 0xe6, (byte) 0xf4, (byte) 0xf4, (byte) 0xeb, (byte) 0xfd};
        System.arraycopy(code, 0, sector, 0, code.length);
        sector[SECTOR - 2] = 0x55;
        sector[SECTOR - 1] = (byte) 0xaa;
        return sector;
    }
}
