package io.kavirt.model.domain;

import io.kavirt.model.common.CpuSet;
import io.kavirt.model.common.YesNo;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Element;
import io.kavirt.model.xml.Hex;
import io.kavirt.model.xml.Inline;
import io.kavirt.model.xml.LiveOnly;
import io.kavirt.model.xml.Required;
import io.kavirt.model.xml.Scaled;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A memory module.
 *
 * @param model which kind
 * @param access who sees writes
 * @param discard whether its content is thrown away at the end
 * @param uuid its id, with model {@code nvdimm}
 * @param source what it is made of
 * @param target what the guest sees
 * @param info name, address
 */
@Element("memory")
public record MemoryDevice(
        @Attribute @Required Model model,
        @Attribute MemoryBacking.@Nullable Access access,
        @Attribute @Nullable YesNo discard,
        @Child @Nullable UUID uuid,
        @Child @Nullable Source source,
        @Child @Required Target target,
        @Inline DeviceInfo info)
        implements Device {

    /** Which kind of module. */
    public enum Model {
        DIMM,
        NVDIMM,
        VIRTIO_PMEM,
        VIRTIO_MEM,
        SGX_EPC
    }

    /**
     * What a module is made of.
     *
     * @param nodemask the host's memory nodes
     * @param pageSize the size of pages in KiB
     * @param path the file
     * @param alignSize the alignment in KiB
     * @param pmem whether writes persist
     */
    public record Source(
            @Child @Nullable CpuSet nodemask,
            @Child("pagesize") @Scaled @Nullable Long pageSize,
            @Child @Nullable String path,
            @Child("alignsize") @Scaled @Nullable Long alignSize,
            @Child boolean pmem) {}

    /**
     * What the guest sees of a module.
     *
     * @param size in KiB
     * @param node the guest's memory node
     * @param label the size of the label area in KiB
     * @param block the smallest change in KiB
     * @param requested how much the guest shall have, in KiB
     * @param current how much it has, in KiB
     * @param address where it lies
     * @param readonly whether the guest can write
     */
    public record Target(
            @Child @Scaled @Required long size,
            @Child @Nullable Integer node,
            @Child @Nullable Label label,
            @Child @Scaled @Nullable Long block,
            @Child @Scaled @Nullable Long requested,
            @Child @LiveOnly @Scaled @Nullable Long current,
            @Child @Nullable BaseAddress address,
            @Child boolean readonly) {}

    /**
     * The label area.
     *
     * @param size in KiB
     */
    public record Label(@Child @Scaled @Required long size) {}

    /**
     * Where a module lies.
     *
     * @param base the address
     */
    public record BaseAddress(@Attribute @Hex @Required long base) {}
}
