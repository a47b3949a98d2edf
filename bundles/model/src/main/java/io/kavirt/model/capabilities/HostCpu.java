package io.kavirt.model.capabilities;

import io.kavirt.model.common.YesNo;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Children;
import io.kavirt.model.xml.Default;
import io.kavirt.model.xml.Required;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A host's processor.
 *
 * @param arch its architecture
 * @param legacyFeatures what 32-bit x86 hosts say
 * @param model the model nearest to it
 * @param vendor its vendor
 * @param microcode the version of its microcode
 * @param signature its family, model and stepping
 * @param counter its time stamp counter
 * @param topology sockets, dies, cores and threads
 * @param maxPhysAddr how wide physical addresses are
 * @param features what it has beyond the model
 * @param pages the sizes of pages
 */
public record HostCpu(
        @Child @Nullable String arch,
        @Child("features") @Nullable PaeFeatures legacyFeatures,
        @Child @Nullable String model,
        @Child @Nullable String vendor,
        @Child(attribute = "version") @Nullable Long microcode,
        @Child @Nullable Signature signature,
        @Child @Nullable Counter counter,
        @Child @Nullable Topology topology,
        @Child("maxphysaddr") @Nullable MaxPhysAddr maxPhysAddr,
        @Children(value = "feature", attribute = "name") List<String> features,
        @Children("pages") List<HostCapabilities.PageSize> pages) {

    /** Copies the lists. */
    public HostCpu {
        features = List.copyOf(features);
        pages = List.copyOf(pages);
    }

    /** A processor of which nothing else is known. */
    public static HostCpu of(String arch) {
        return new HostCpu(arch, null, null, null, null, null, null, null, null, List.of(), List.of());
    }

    /**
     * What 32-bit x86 hosts say.
     *
     * @param pae whether guests can have physical address extension
     * @param nonpae whether guests can do without
     */
    public record PaeFeatures(@Child boolean pae, @Child boolean nonpae) {}

    /**
     * A processor's family, model and stepping.
     *
     * @param family the family
     * @param model the model
     * @param stepping the stepping
     */
    public record Signature(
            @Attribute @Required int family,
            @Attribute @Required int model,
            @Attribute @Required int stepping) {}

    /**
     * A counter.
     *
     * @param name its name
     * @param frequency in Hz
     * @param scaling whether guests can have another frequency
     */
    public record Counter(
            @Attribute @Required String name,
            @Attribute @Nullable Long frequency,
            @Attribute @Nullable YesNo scaling) {}

    /**
     * Sockets, dies, cores and threads.
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
            @Attribute @Required int threads) {}

    /**
     * How wide physical addresses are.
     *
     * @param mode always {@code emulate}
     * @param bits the width
     */
    public record MaxPhysAddr(
            @Attribute @Default("emulate") String mode,
            @Attribute @Required int bits) {}
}
