package io.kavirt.driver.qemu.capabilities;

/**
 * The version of a QEMU binary.
 *
 * @param major first number
 * @param minor second number
 * @param micro third number
 * @param packageName what the distributor calls its build; may be empty
 */
public record QemuVersion(int major, int minor, int micro, String packageName) implements Comparable<QemuVersion> {
    /** The version as one number, major * 1,000,000 + minor * 1,000 + micro, as libvirt counts. */
    public long number() {
        return major * 1_000_000L + minor * 1_000L + micro;
    }

    /** Whether it is this release or a later one. */
    public boolean isAtLeast(int major, int minor) {
        return this.major > major || (this.major == major && this.minor >= minor);
    }

    @Override
    public int compareTo(QemuVersion other) {
        return Long.compare(number(), other.number());
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + micro;
    }
}
