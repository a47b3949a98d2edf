package io.kavirt.model.capabilities;

import io.kavirt.model.common.CpuSet;
import io.kavirt.model.common.YesNo;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Children;
import io.kavirt.model.xml.Default;
import io.kavirt.model.xml.Inline;
import io.kavirt.model.xml.Required;
import io.kavirt.model.xml.Scaled;
import io.kavirt.model.xml.Text;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a host can do.
 *
 * @param uuid the id of the machine
 * @param cpu its processor
 * @param powerManagement the sleep states it has
 * @param iommu whether devices can be handed over safely
 * @param migration how guests move; none if they do not
 * @param netPrefix what the names of its taps begin with
 * @param topology its memory nodes
 * @param cache its caches
 * @param memoryBandwidth its memory bandwidth
 * @param securityModels what confines guests
 */
public record HostCapabilities(
        @Child @Nullable UUID uuid,
        @Child(always = true) HostCpu cpu,

        @Child(value = "power_management", always = true, keepEmpty = true)
        PowerManagement powerManagement,

        @Child(attribute = "support") @Nullable YesNo iommu,
        @Child("migration_features") @Nullable Migration migration,
        @Child("netprefix") @Nullable String netPrefix,
        @Child @Nullable Topology topology,
        @Child @Nullable Cache cache,
        @Child("memory_bandwidth") @Nullable MemoryBandwidth memoryBandwidth,
        @Children("secmodel") List<SecurityModel> securityModels) {

    /** Copies the list. */
    public HostCapabilities {
        securityModels = List.copyOf(securityModels);
    }

    /**
     * The sleep states that a host has.
     *
     * @param suspendMem S3
     * @param suspendDisk S4
     * @param suspendHybrid both
     */
    public record PowerManagement(
            @Child("suspend_mem") boolean suspendMem,
            @Child("suspend_disk") boolean suspendDisk,
            @Child("suspend_hybrid") boolean suspendHybrid) {}

    /**
     * How guests move.
     *
     * @param live whether they keep running
     * @param transports how their state travels
     */
    public record Migration(
            @Child boolean live,

            @Children(value = "uri_transport", in = "uri_transports")
            List<String> transports) {
        /** Copies the list. */
        public Migration {
            transports = List.copyOf(transports);
        }
    }

    /**
     * The memory nodes.
     *
     * @param cells the nodes
     */
    public record Topology(@Child @Nullable Cells cells) {
        /** The nodes with their number. */
        public static Topology of(List<Cell> cells) {
            return new Topology(new Cells(cells.size(), cells));
        }
    }

    /**
     * The memory nodes with their number.
     *
     * @param num how many
     * @param cells the nodes
     */
    public record Cells(
            @Attribute @Required int num, @Children("cell") List<Cell> cells) {
        /** Copies the list. */
        public Cells {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A memory node.
     *
     * @param id its number
     * @param memory its memory in KiB
     * @param pages its pages by size
     * @param distances how far other nodes are
     * @param cpus its processors
     */
    public record Cell(
            @Attribute @Required int id,
            @Child @Scaled @Nullable Long memory,
            @Children("pages") List<Pages> pages,
            @Children(value = "sibling", in = "distances") List<Distance> distances,
            @Child @Nullable Cpus cpus) {
        /** Copies the lists. */
        public Cell {
            pages = List.copyOf(pages);
            distances = List.copyOf(distances);
        }
    }

    /**
     * Pages of one size.
     *
     * @param size their size
     * @param count how many
     */
    public record Pages(
            @Inline PageSize size, @Text @Nullable Long count) {}

    /**
     * A size of pages.
     *
     * @param unit always KiB
     * @param size in KiB
     */
    public record PageSize(
            @Attribute @Default("KiB") String unit,
            @Attribute @Required long size) {
        /** A size in KiB. */
        public static PageSize ofKib(long size) {
            return new PageSize("KiB", size);
        }
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
     * Processors with their number.
     *
     * @param num how many
     * @param cpus the processors
     */
    public record Cpus(
            @Attribute @Required int num, @Children("cpu") List<Processor> cpus) {
        /** Copies the list. */
        public Cpus {
            cpus = List.copyOf(cpus);
        }

        /** Processors with their number. */
        public static Cpus of(List<Processor> cpus) {
            return new Cpus(cpus.size(), cpus);
        }
    }

    /**
     * A processor.
     *
     * @param id its number
     * @param socketId its socket
     * @param dieId its die
     * @param coreId its core
     * @param siblings the processors of the same core
     */
    public record Processor(
            @Attribute @Required int id,
            @Attribute("socket_id") @Nullable Integer socketId,
            @Attribute("die_id") @Nullable Integer dieId,
            @Attribute("core_id") @Nullable Integer coreId,
            @Attribute @Nullable CpuSet siblings) {}

    /**
     * The caches.
     *
     * @param banks the caches
     * @param monitor what of them can be watched
     */
    public record Cache(
            @Children("bank") List<Bank> banks,
            @Child @Nullable Monitor monitor) {
        /** Copies the list. */
        public Cache {
            banks = List.copyOf(banks);
        }
    }

    /**
     * A cache.
     *
     * @param id its number
     * @param level its level
     * @param type what it holds
     * @param size its size
     * @param unit of what
     * @param cpus whose it is
     * @param controls how it can be shared out
     */
    public record Bank(
            @Attribute @Required int id,
            @Attribute @Required int level,
            @Attribute @Required String type,
            @Attribute @Required long size,
            @Attribute @Required String unit,
            @Attribute @Required CpuSet cpus,
            @Children("control") List<Control> controls) {
        /** Copies the list. */
        public Bank {
            controls = List.copyOf(controls);
        }
    }

    /**
     * How something can be shared out.
     *
     * @param granularity the smallest step
     * @param min the smallest share
     * @param unit of what
     * @param type of which kind of content
     * @param maxAllocs how many shares
     */
    public record Control(
            @Attribute @Required long granularity,
            @Attribute @Nullable Long min,
            @Attribute @Nullable String unit,
            @Attribute @Nullable String type,
            @Attribute @Required int maxAllocs) {}

    /**
     * What can be watched.
     *
     * @param level the level of the cache
     * @param reuseThreshold when a monitor can be used again
     * @param maxMonitors how many monitors
     * @param features what they tell
     */
    public record Monitor(
            @Attribute @Nullable Integer level,
            @Attribute @Nullable Long reuseThreshold,
            @Attribute @Required int maxMonitors,
            @Children(value = "feature", attribute = "name") List<String> features) {
        /** Copies the list. */
        public Monitor {
            features = List.copyOf(features);
        }
    }

    /**
     * The memory bandwidth.
     *
     * @param nodes by node
     * @param monitor what of it can be watched
     */
    public record MemoryBandwidth(
            @Children("node") List<Node> nodes,
            @Child @Nullable Monitor monitor) {
        /** Copies the list. */
        public MemoryBandwidth {
            nodes = List.copyOf(nodes);
        }
    }

    /**
     * The bandwidth of a node.
     *
     * @param id its number
     * @param cpus its processors
     * @param controls how it can be shared out
     */
    public record Node(
            @Attribute @Required int id,
            @Attribute @Required CpuSet cpus,
            @Children("control") List<Control> controls) {
        /** Copies the list. */
        public Node {
            controls = List.copyOf(controls);
        }
    }

    /**
     * What confines guests.
     *
     * @param model its name
     * @param doi its domain of interpretation
     * @param baseLabels what labels start from, by kind of guest
     */
    public record SecurityModel(
            @Child @Required String model,
            @Child @Default("") String doi,
            @Children("baselabel") List<BaseLabel> baseLabels) {
        /** Copies the list. */
        public SecurityModel {
            baseLabels = List.copyOf(baseLabels);
        }
    }

    /**
     * What labels of a kind of guest start from.
     *
     * @param type the kind of hypervisor
     * @param label the label
     */
    public record BaseLabel(
            @Attribute @Required String type,
            @Text @Nullable String label) {}
}
