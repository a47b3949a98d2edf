package io.kavirt.model.domain;

import io.kavirt.model.common.CpuSet;
import io.kavirt.model.common.YesNo;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Children;
import io.kavirt.model.xml.Records;
import io.kavirt.model.xml.Required;
import io.kavirt.model.xml.Scaled;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A memory node of the guest.
 *
 * @param id its number
 * @param cpus its processors
 * @param memory its memory in KiB
 * @param memAccess who sees writes
 * @param discard whether the content is thrown away at the end
 * @param distances how far other nodes are
 * @param caches the caches before its memory
 */
public record NumaCell(
        @Attribute @Nullable Integer id,
        @Attribute @Nullable CpuSet cpus,
        @Attribute @Scaled @Required long memory,
        @Attribute MemoryBacking.@Nullable Access memAccess,
        @Attribute @Nullable YesNo discard,
        @Children(value = "sibling", in = "distances") List<Distance> distances,
        @Children("cache") List<Cache> caches) {

    /** Copies the lists. */
    public NumaCell {
        distances = List.copyOf(distances);
        caches = List.copyOf(caches);
    }

    static List<NumaCell> numbered(List<NumaCell> cells) {
        List<NumaCell> out = new ArrayList<>(cells);
        for (int i = 0; i < out.size(); i++) {
            if (out.get(i).id() == null) {
                out.set(i, Records.with(out.get(i), "id", i));
            }
        }
        return List.copyOf(out);
    }

    /**
     * How far another node is.
     *
     * @param id the other node
     * @param value the distance; 10 is the node itself
     */
    public record Distance(
            @Attribute @Required int id,
            @Attribute @Required int value) {}

    /**
     * A cache before the node's memory.
     *
     * @param level its level
     * @param associativity how it is looked up
     * @param policy when it writes back
     * @param size its size
     * @param line its line
     */
    public record Cache(
            @Attribute @Required int level,
            @Attribute @Nullable String associativity,
            @Attribute @Nullable String policy,
            @Child @Nullable Amount size,
            @Child @Nullable Amount line) {}

    /**
     * A size with its unit.
     *
     * @param value how many
     * @param unit of what
     */
    public record Amount(
            @Attribute @Required long value,
            @Attribute @Nullable String unit) {}
}
