package io.kavirt.driver.qemu.capabilities;

import java.util.List;
import java.util.Optional;

/**
 * A processor model that a binary knows.
 *
 * @param name its name
 * @param missing the features that this host lacks for it; empty Optional where the binary does not say
 * @param aliasOf the versioned model that the name stands for; empty if none
 * @param deprecated whether a later release will lack it
 */
public record CpuModel(String name, Optional<List<String>> missing, String aliasOf, boolean deprecated) {
    public CpuModel {
        missing = missing.map(List::copyOf);
    }

    /** Whether a guest can have it here: {@code yes}, {@code no} or {@code unknown}. */
    public String usable() {
        return missing.map(features -> features.isEmpty() ? "yes" : "no").orElse("unknown");
    }

    /** Whether the name is one that documents carry, rather than one version of it. */
    public boolean isNamed() {
        return !name.matches(".*-v[0-9]+") && !name.equals("host") && !name.equals("max") && !name.equals("base");
    }

    /** The vendor of the processors that the model describes, read off its name. */
    public String vendor() {
        if (name.startsWith("EPYC") || name.startsWith("Opteron") || name.equals("phenom") || name.equals("athlon")) {
            return "AMD";
        }
        if (name.startsWith("Dhyana")) {
            return "Hygon";
        }
        boolean generic = name.startsWith("qemu") || name.startsWith("kvm") || name.startsWith("pentium");
        return generic || name.equals("486") ? "unknown" : "Intel";
    }
}
