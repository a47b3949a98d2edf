package io.kavirt.model.domain;

import io.kavirt.model.common.OnOff;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Children;
import io.kavirt.model.xml.Default;
import io.kavirt.model.xml.Records;
import io.kavirt.model.xml.Required;
import io.kavirt.model.xml.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The guest's processor.
 *
 * @param mode where the model comes from
 * @param match how the host's processor must compare
 * @param check what is checked before the start
 * @param migratable whether features that cannot migrate are left out
 * @param arch the architecture, in descriptions of a host
 * @param model the model
 * @param vendor the vendor that the host must be of
 * @param topology sockets, dies, cores and threads
 * @param cache what the guest sees of caches
 * @param maxPhysAddr how wide physical addresses are
 * @param features features added and taken away
 * @param numaTopology the guest's memory nodes and the ways between them
 */
public record Cpu(
        @Attribute @Nullable Mode mode,
        @Attribute @Nullable Match match,
        @Attribute @Nullable Check check,
        @Attribute @Nullable OnOff migratable,
        @Child @Nullable String arch,
        @Child @Nullable Model model,
        @Child @Nullable String vendor,
        @Child @Nullable Topology topology,
        @Child @Nullable Cache cache,
        @Child("maxphysaddr") @Nullable MaxPhysAddr maxPhysAddr,
        @Children("feature") List<Feature> features,
        @Child("numa") @Nullable Numa numaTopology) {

    /** Nothing said. */
    public static final Cpu NONE = new Cpu(null, null, null, null, null, null, null, null, null, null, List.of(), null);

    /** Copies the list. */
    public Cpu {
        features = List.copyOf(features);
    }

    /** The guest's memory nodes. */
    public List<NumaCell> numa() {
        return numaTopology == null ? List.of() : numaTopology.cells();
    }

    /** A copy with another model. */
    public Cpu withModel(@Nullable Model model) {
        return Records.with(this, "model", model);
    }

    /** A copy with other features. */
    public Cpu withFeatures(List<Feature> features) {
        return Records.with(this, "features", features);
    }

    /** A copy with another check. */
    public Cpu withCheck(@Nullable Check check) {
        return Records.with(this, "check", check);
    }

    /** Where the model comes from. */
    public enum Mode {
        CUSTOM,
        HOST_MODEL,
        HOST_PASSTHROUGH,
        MAXIMUM
    }

    /** How the host's processor must compare. */
    public enum Match {
        MINIMUM,
        EXACT,
        STRICT
    }

    /** What is checked before the start. */
    public enum Check {
        NONE,
        PARTIAL,
        FULL
    }

    /**
     * A model.
     *
     * @param fallback whether a lesser model will do
     * @param vendorId the vendor's name that the guest sees
     * @param name the model's name
     */
    public record Model(
            @Attribute @Nullable Fallback fallback,
            @Attribute("vendor_id") @Nullable String vendorId,
            @Text @Nullable String name) {}

    /** Whether a lesser model will do. */
    public enum Fallback {
        ALLOW,
        FORBID
    }

    /**
     * Sockets, dies, cores and threads; their product is the number of processors.
     *
     * @param sockets sockets
     * @param dies dies a socket
     * @param cores cores a die
     * @param threads threads a core
     */
    public record Topology(
            @Attribute @Required int sockets,
            @Attribute @Default("1") int dies,
            @Attribute @Required int cores,
            @Attribute @Required int threads) {
        /** How many processors that makes. */
        public int count() {
            return sockets * dies * cores * threads;
        }
    }

    /**
     * What the guest sees of caches.
     *
     * @param level the level
     * @param mode emulated, the host's, or none
     */
    public record Cache(
            @Attribute @Nullable Integer level,
            @Attribute @Required CacheMode mode) {}

    /** Which caches the guest sees. */
    public enum CacheMode {
        EMULATE,
        PASSTHROUGH,
        DISABLE
    }

    /**
     * How wide physical addresses are.
     *
     * @param mode the host's width or the given one
     * @param bits the width
     * @param limit the width at most, with the host's
     */
    public record MaxPhysAddr(
            @Attribute @Required PhysAddrMode mode,
            @Attribute @Nullable Integer bits,
            @Attribute @Nullable Integer limit) {}

    /** Where the width of addresses comes from. */
    public enum PhysAddrMode {
        EMULATE,
        PASSTHROUGH
    }

    /**
     * A feature.
     *
     * @param policy whether the guest has it
     * @param name which
     */
    public record Feature(
            @Attribute @Nullable Policy policy,
            @Attribute @Required String name) {}

    /** Whether a guest has a feature. */
    public enum Policy {
        FORCE,
        REQUIRE,
        OPTIONAL,
        DISABLE,
        FORBID
    }
}
