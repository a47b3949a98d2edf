package io.kavirt.model.domain;

import io.kavirt.model.common.CpuSet;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Default;
import io.kavirt.model.xml.Text;
import org.jspecify.annotations.Nullable;

/**
 * How many virtual processors the guest has.
 *
 * @param placement who chooses the host's processors
 * @param cpuset the host's processors that the guest may run on
 * @param current how many are plugged in at the start; all if absent
 * @param count how many there can be
 */
public record Vcpu(
        @Attribute @Default("static") Placement placement,
        @Attribute @Nullable CpuSet cpuset,
        @Attribute @Nullable Integer current,
        @Text @Default("1") int count) {

    /** Who chooses the host's processors. */
    public enum Placement {
        STATIC,
        AUTO
    }

    /** Drops a current number that says nothing. */
    public Vcpu {
        if (current != null && current == count) {
            current = null;
        }
    }

    /** This many processors, all plugged in. */
    public static Vcpu of(int count) {
        return new Vcpu(Placement.STATIC, null, null, count);
    }

    /** How many processors are plugged in at the start. */
    public int online() {
        return current == null ? count : current;
    }
}
