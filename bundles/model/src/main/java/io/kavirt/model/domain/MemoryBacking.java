package io.kavirt.model.domain;

import io.kavirt.model.common.CpuSet;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Children;
import io.kavirt.model.xml.Required;
import io.kavirt.model.xml.Scaled;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the guest's memory is made of.
 *
 * @param hugepages huge pages; with no sizes, the host's default
 * @param nosharepages whether equal pages are kept apart
 * @param locked whether the memory stays out of swap
 * @param source where it comes from
 * @param access who sees writes
 * @param allocation when it is allocated
 * @param discard whether its content is thrown away at the end
 */
public record MemoryBacking(
        @Child(keepEmpty = true) @Nullable HugePages hugepages,
        @Child boolean nosharepages,
        @Child boolean locked,
        @Child(attribute = "type") @Nullable Source source,
        @Child(attribute = "mode") @Nullable Access access,
        @Child @Nullable Allocation allocation,
        @Child boolean discard) {

    /**
     * Huge pages.
     *
     * @param pages the sizes; none for the host's default
     */
    public record HugePages(@Children("page") List<Page> pages) {
        /** Copies the list. */
        public HugePages {
            pages = List.copyOf(pages);
        }
    }

    /**
     * A size of huge pages.
     *
     * @param size in KiB
     * @param nodeset the guest's NUMA nodes that use it
     */
    public record Page(
            @Attribute @Scaled @Required long size,
            @Attribute @Nullable CpuSet nodeset) {}

    /** Where memory comes from. */
    public enum Source {
        FILE,
        ANONYMOUS,
        MEMFD
    }

    /** Who sees writes. */
    public enum Access {
        SHARED,
        PRIVATE
    }

    /**
     * When memory is allocated.
     *
     * @param mode at once or on demand
     * @param threads how many threads allocate it
     */
    public record Allocation(
            @Attribute @Nullable AllocationMode mode,
            @Attribute @Nullable Integer threads) {}

    /** When memory is allocated. */
    public enum AllocationMode {
        IMMEDIATE,
        ONDEMAND
    }
}
