package io.kavirt.model.domain;

import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Children;
import io.kavirt.model.xml.Required;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The guest's memory nodes.
 *
 * @param cells the nodes
 * @param interconnects the ways between them
 */
public record Numa(
        @Children("cell") List<NumaCell> cells,
        @Child @Nullable Interconnects interconnects) {
    /** Copies the list, numbers the nodes, and says of each distance what it is from the other end. */
    public Numa {
        cells = NumaDistances.symmetric(NumaCell.numbered(cells));
    }

    /**
     * The ways between nodes.
     *
     * @param latencies how long they take
     * @param bandwidths how wide they are
     */
    public record Interconnects(
            @Children("latency") List<Latency> latencies,
            @Children("bandwidth") List<Bandwidth> bandwidths) {
        /** Copies the lists. */
        public Interconnects {
            latencies = List.copyOf(latencies);
            bandwidths = List.copyOf(bandwidths);
        }
    }

    /**
     * How long a way takes.
     *
     * @param initiator the node that asks
     * @param target the node that answers
     * @param cache the level of the cache that answers
     * @param type for which kind of access
     * @param value in ns
     */
    public record Latency(
            @Attribute @Required int initiator,
            @Attribute @Required int target,
            @Attribute @Nullable Integer cache,
            @Attribute @Required Access type,
            @Attribute @Required long value) {}

    /**
     * How wide a way is.
     *
     * @param initiator the node that asks
     * @param target the node that answers
     * @param cache the level of the cache that answers
     * @param type for which kind of access
     * @param value how much a second
     * @param unit of what
     */
    public record Bandwidth(
            @Attribute @Required int initiator,
            @Attribute @Required int target,
            @Attribute @Nullable Integer cache,
            @Attribute @Required Access type,
            @Attribute @Required long value,
            @Attribute @Required String unit) {}

    /** A kind of access. */
    public enum Access {
        ACCESS,
        READ,
        WRITE
    }
}
