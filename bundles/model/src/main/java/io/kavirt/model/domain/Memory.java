package io.kavirt.model.domain;

import io.kavirt.model.common.OnOff;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Required;
import io.kavirt.model.xml.Scaled;
import io.kavirt.model.xml.Text;
import org.jspecify.annotations.Nullable;

/**
 * The memory that the guest boots with.
 *
 * @param dumpCore whether a core dump of the hypervisor's process holds the guest's memory
 * @param kib the amount in KiB
 */
public record Memory(
        @Attribute @Nullable OnOff dumpCore,
        @Text @Scaled @Required long kib) {
    /** Memory with nothing else said. */
    public static Memory ofKib(long kib) {
        return new Memory(null, kib);
    }
}
