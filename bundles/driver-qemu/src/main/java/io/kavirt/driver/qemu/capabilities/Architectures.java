package io.kavirt.driver.qemu.capabilities;

import java.util.Map;
import java.util.Set;

/** Names of processor architectures: documents and QEMU differ in some. */
public final class Architectures {
    private static final Map<String, String> BY_TARGET = Map.of("i386", "i686", "arm", "armv7l");

    private static final Set<String> TARGETS = Set.of(
            "aarch64",
            "alpha",
            "arm",
            "i386",
            "loongarch64",
            "m68k",
            "mips",
            "mips64",
            "mips64el",
            "mipsel",
            "ppc",
            "ppc64",
            "riscv32",
            "riscv64",
            "s390x",
            "sparc",
            "sparc64",
            "x86_64");

    private static final Set<String> WIDE = Set.of(
            "aarch64",
            "alpha",
            "loongarch64",
            "mips64",
            "mips64el",
            "ppc64",
            "ppc64le",
            "riscv64",
            "s390x",
            "sparc64",
            "x86_64");

    private Architectures() {}

    /** The name in documents of what QEMU calls {@code target}. */
    public static String ofTarget(String target) {
        return BY_TARGET.getOrDefault(target, target);
    }

    /** QEMU's name of the architecture that documents call {@code arch}. */
    public static String target(String arch) {
        return switch (arch) {
            case "i686", "i386", "i486", "i586" -> "i386";
            case "armv7l", "armv6l" -> "arm";
            case "ppc64le" -> "ppc64";
            default -> arch;
        };
    }

    /** Whether QEMU has a target of the name that this driver looks for. */
    static boolean isTarget(String target) {
        return TARGETS.contains(target);
    }

    /** The width of an address in bits. */
    public static int wordSize(String arch) {
        return WIDE.contains(arch) ? 64 : 32;
    }

    /** Whether it is one of the PC's. */
    public static boolean isX86(String arch) {
        return arch.equals("x86_64") || arch.equals("i686");
    }
}
