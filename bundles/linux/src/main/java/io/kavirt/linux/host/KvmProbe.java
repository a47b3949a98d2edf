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
 * Finds out whether KVM runs guests here. A device node that can be opened is not enough: on some virtual hosts a guest
 * starts and its processor then never executes anything. So a guest of one instruction is run. It takes tens of
 * milliseconds where KVM works and the whole limit where it hangs; callers keep the answer.
 */
public final class KvmProbe {
    private static final Path DEVICE = Path.of("/dev/kvm");
    private static final Duration LIMIT = Duration.ofMillis(2500);

    /** A value that nothing but the guest's code writes; the device ends QEMU with twice that, plus one. */
    private static final int MARK = 0x2a;

    private static final int ROM_SIZE = 64 * 1024;
    private static final int RESET_VECTOR = ROM_SIZE - 16;

    private KvmProbe() {}

    /**
     * The finding.
     *
     * @param works whether a guest's processor executed its code
     * @param reason why not, for people; empty when it works
     */
    public record Result(boolean works, String reason) {}

    public static boolean works(Path qemuBinary) {
        return probe(qemuBinary, LIMIT).works();
    }

    /** Runs the guest with KVM for at most {@code limit}. */
    public static Result probe(Path qemuBinary, Duration limit) {
        if (!Files.exists(DEVICE)) {
            return new Result(false, "'" + DEVICE + "' does not exist");
        }
        if (!Files.isReadable(DEVICE) || !Files.isWritable(DEVICE)) {
            return new Result(false, "'" + DEVICE + "' may not be read and written");
        }
        return probe(qemuBinary, "kvm", limit);
    }

    static Result probe(Path qemuBinary, String accelerator, Duration limit) {
        if (!qemuBinary.getFileName().toString().matches("qemu-system-(x86_64|i386)|qemu-kvm|kvm")) {
            return new Result(false, "'" + qemuBinary + "' is not for x86, for which alone a probe guest is known");
        }
        try {
            Path rom = Files.createTempFile("kavirt-probe", ".rom");
            try {
                Files.write(rom, rom());
                return run(qemuBinary, accelerator, rom, limit);
            } finally {
                Files.deleteIfExists(rom);
            }
        } catch (IOException | VirtException e) {
            return new Result(false, "the probe guest could not be started: " + e.getMessage());
        }
    }

    private static Result run(Path qemuBinary, String accelerator, Path rom, Duration limit) {
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
                        "16",
                        "-bios",
                        rom.toString(),
                        "-device",
                        "isa-debug-exit,iobase=0xf4,iosize=0x01")));
        try {
            Optional<ExitStatus> end = guest.reap(limit);
            if (end.isEmpty()) {
                return new Result(false, "a guest started but did not execute within " + limit.toMillis() + " ms");
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

    /** A firmware whose first instructions, at the reset vector, write the mark to the exit device. */
    private static byte[] rom() {
        byte[] rom = new byte[ROM_SIZE];
        byte[] code = {(byte) 0xb0, MARK, (byte) 0xe6, (byte) 0xf4, (byte) 0xf4, (byte) 0xeb, (byte) 0xfd};
        System.arraycopy(code, 0, rom, RESET_VECTOR, code.length);
        return rom;
    }
}
