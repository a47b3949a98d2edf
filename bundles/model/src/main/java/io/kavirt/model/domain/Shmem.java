package io.kavirt.model.domain;

import io.kavirt.model.common.OnOff;
import io.kavirt.model.common.YesNo;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Element;
import io.kavirt.model.xml.Inline;
import io.kavirt.model.xml.Required;
import io.kavirt.model.xml.Scaled;
import io.kavirt.model.xml.SizeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Memory that guests share.
 *
 * @param name its name
 * @param role whether this guest owns it
 * @param model which device
 * @param size in MiB
 * @param server the server that hands it out
 * @param msi interrupts
 * @param info name, address
 */
@Element("shmem")
public record Shmem(
        @Attribute @Required String name,
        @Attribute @Nullable Role role,
        @Child(attribute = "type") @Nullable Model model,

        @Child @Scaled(value = SizeUnit.M, absent = SizeUnit.BYTES) @Nullable
        Long size,

        @Child(keepEmpty = true) @Nullable Server server,
        @Child @Nullable Msi msi,
        @Inline DeviceInfo info)
        implements Device {

    /** Which device. */
    public enum Model {
        IVSHMEM,
        IVSHMEM_PLAIN,
        IVSHMEM_DOORBELL
    }

    /** Whether a guest owns the memory. */
    public enum Role {
        MASTER,
        PEER
    }

    /**
     * The server that hands the memory out.
     *
     * @param path its socket
     */
    public record Server(@Attribute @Nullable String path) {}

    /**
     * Interrupts.
     *
     * @param enabled whether there are any, in documents of old
     * @param vectors how many
     * @param ioeventfd whether requests are told by event
     */
    public record Msi(
            @Attribute @Nullable YesNo enabled,
            @Attribute @Nullable Integer vectors,
            @Attribute @Nullable OnOff ioeventfd) {}
}
