package io.kavirt.model.domain;

import io.kavirt.model.common.CpuSet;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Children;
import io.kavirt.model.xml.Default;
import io.kavirt.model.xml.Required;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the guest's memory lies on the host.
 *
 * @param memory for all of it
 * @param nodes by the guest's own nodes
 */
public record NumaTune(
        @Child @Nullable Policy memory, @Children("memnode") List<Node> nodes) {
    /** Copies the list. */
    public NumaTune {
        nodes = List.copyOf(nodes);
    }

    /** How strictly the host's nodes are kept to. */
    public enum Mode {
        STRICT,
        PREFERRED,
        INTERLEAVE,
        RESTRICTIVE
    }

    /**
     * Where memory lies.
     *
     * @param mode how strictly
     * @param placement who chooses
     * @param nodeset the host's nodes
     */
    public record Policy(
            @Attribute @Default("strict") Mode mode,
            @Attribute @Nullable CpuSet nodeset,
            @Attribute @Nullable Placement placement) {}

    /** Who chooses the host's nodes. */
    public enum Placement {
        STATIC,
        AUTO
    }

    /**
     * Where the memory of one node of the guest lies.
     *
     * @param cellId the guest's node
     * @param mode how strictly
     * @param nodeset the host's nodes
     */
    public record Node(
            @Attribute("cellid") @Required int cellId,
            @Attribute @Default("strict") Mode mode,
            @Attribute @Required CpuSet nodeset) {}
}
