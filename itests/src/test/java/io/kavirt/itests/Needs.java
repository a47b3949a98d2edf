package io.kavirt.itests;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Skips a test, with a line that says why, where the machine lacks what it needs. */
public final class Needs {
    private Needs() {}

    /** The client {@code virsh}. */
    public static void virsh() {
        assumeTrue(isInstalled("virsh"), "skipped: virsh is missing; install libvirt-clients");
    }

    /** QEMU for the machine's own architecture, and virsh. */
    public static void qemu() {
        virsh();
        String binary = "qemu-system-"
                + (System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch"));
        assumeTrue(isInstalled(binary), "skipped: " + binary + " is missing; install QEMU");
    }

    /** The Python binding of libvirt. */
    public static void python() {
        assumeTrue(PythonLibvirt.isInstalled(), "skipped: python3-libvirt is missing");
    }

    /** The JDK's diagnostic client. */
    public static void jcmd() {
        assumeTrue(isInstalled("jcmd"), "skipped: jcmd is missing; install a JDK");
    }

    private static boolean isInstalled(String program) {
        return Command.run("sh", "-c", "command -v " + program).succeeded();
    }
}
