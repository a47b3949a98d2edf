package io.kavirt.driver.qemu.capabilities;

import org.jspecify.annotations.Nullable;

/**
 * A machine that a binary emulates.
 *
 * @param name its name, such as {@code pc-q35-7.2}
 * @param alias a short name that this release gives it, such as {@code q35}
 * @param maxCpus most virtual processors
 * @param defaultCpu the processor type of a guest that asks for none
 * @param ramId the id of its main memory; absent where the machine has no such
 * @param standard whether it is the machine of a guest that asks for none
 * @param hotpluggableCpus whether processors can be added to a running guest
 * @param deprecated whether a later release will lack it
 */
public record MachineType(
        String name,
        @Nullable String alias,
        int maxCpus,
        @Nullable String defaultCpu,
        @Nullable String ramId,
        boolean standard,
        boolean hotpluggableCpus,
        boolean deprecated) {

    /** Whether it is a PC of the i440FX chipset. */
    public boolean isI440fx() {
        return isI440fx(name);
    }

    /** Whether it is a PC of the Q35 chipset. */
    public boolean isQ35() {
        return isQ35(name);
    }

    /** Whether the machine of this name, or alias, is a PC of the i440FX chipset. */
    public static boolean isI440fx(String machine) {
        return machine.equals("pc")
                || machine.startsWith("pc-0.")
                || machine.startsWith("pc-1.")
                || machine.startsWith("pc-i440fx-")
                || machine.startsWith("rhel");
    }

    /** Whether the machine of this name, or alias, is a PC of the Q35 chipset. */
    public static boolean isQ35(String machine) {
        return machine.equals("q35") || machine.startsWith("pc-q35-");
    }
}
