package io.kavirt.model.capabilities;

import io.kavirt.model.common.YesNo;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Children;
import io.kavirt.model.xml.Element;
import io.kavirt.model.xml.Required;
import io.kavirt.model.xml.Scaled;
import io.kavirt.model.xml.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What guests of one binary, machine type and kind of hypervisor can have.
 *
 * @param path the binary
 * @param domain the kind of hypervisor
 * @param machine the machine type
 * @param arch the architecture
 * @param vcpu the most processors
 * @param iothreads whether there are I/O threads
 * @param os firmware
 * @param cpuModes the modes of processors
 * @param memoryBacking what memory can be made of
 * @param devices devices
 * @param features features
 */
@Element("domainCapabilities")
public record DomainCapabilities(
        @Child @Required String path,
        @Child @Required String domain,
        @Child @Nullable String machine,
        @Child @Required String arch,
        @Child(attribute = "max") @Nullable Integer vcpu,
        @Child @Nullable Capability iothreads,
        @Child @Nullable Os os,
        @Children(value = "mode", in = "cpu") List<CpuMode> cpuModes,
        @Child @Nullable Capability memoryBacking,
        @Child @Nullable Devices devices,
        @Child @Nullable Features features) {

    /** Copies the list. */
    public DomainCapabilities {
        cpuModes = List.copyOf(cpuModes);
    }

    /**
     * Something that is supported or not.
     *
     * @param supported whether
     * @param enums the values that single settings can have
     */
    public record Capability(
            @Attribute @Required YesNo supported,
            @Children("enum") List<Choices> enums) {
        /** Not supported. */
        public static final Capability NO = new Capability(YesNo.NO, List.of());

        /** Copies the list. */
        public Capability {
            enums = List.copyOf(enums);
        }

        /** Supported, with the values that settings can have. */
        public static Capability yes(Choices... enums) {
            return new Capability(YesNo.YES, List.of(enums));
        }
    }

    /**
     * The values that a setting can have.
     *
     * @param name the setting
     * @param values the values
     */
    public record Choices(
            @Attribute @Required String name,
            @Children("value") List<String> values) {
        /** Copies the list. */
        public Choices {
            values = List.copyOf(values);
        }

        /** The values that a setting can have. */
        public static Choices of(String name, String... values) {
            return new Choices(name, List.of(values));
        }
    }

    /**
     * Firmware.
     *
     * @param supported whether it can be chosen
     * @param enums the values that settings can have
     * @param loader firmware by path
     */
    public record Os(
            @Attribute @Required YesNo supported,
            @Children("enum") List<Choices> enums,
            @Child @Nullable Loader loader) {
        /** Copies the list. */
        public Os {
            enums = List.copyOf(enums);
        }
    }

    /**
     * Firmware by path.
     *
     * @param supported whether
     * @param values the paths of images
     * @param enums the values that settings can have
     */
    public record Loader(
            @Attribute @Required YesNo supported,
            @Children("value") List<String> values,
            @Children("enum") List<Choices> enums) {
        /** Copies the lists. */
        public Loader {
            values = List.copyOf(values);
            enums = List.copyOf(enums);
        }
    }

    /**
     * A mode of processors.
     *
     * @param name its name
     * @param supported whether
     * @param enums the values that settings can have
     * @param models the models
     * @param vendor the vendor of the host's model
     * @param maxPhysAddr how wide the host's physical addresses are
     * @param features what the host has beyond its model
     */
    public record CpuMode(
            @Attribute @Required String name,
            @Attribute @Required YesNo supported,
            @Children("enum") List<Choices> enums,
            @Children("model") List<CpuModel> models,
            @Child @Nullable String vendor,
            @Child("maxphysaddr") @Nullable MaxPhysAddr maxPhysAddr,
            @Children("feature") List<CpuFeature> features) {
        /** Copies the lists. */
        public CpuMode {
            enums = List.copyOf(enums);
            models = List.copyOf(models);
            features = List.copyOf(features);
        }
    }

    /**
     * How wide the host's physical addresses are.
     *
     * @param mode {@code passthrough}
     * @param limit the width at most
     */
    public record MaxPhysAddr(
            @Attribute @Required String mode,
            @Attribute @Nullable Integer limit) {}

    /**
     * A model.
     *
     * @param fallback whether a lesser model will do
     * @param usable whether the host can run it
     * @param deprecated whether it is on its way out
     * @param vendor its vendor
     * @param name its name
     */
    public record CpuModel(
            @Attribute @Nullable String fallback,
            @Attribute @Nullable String usable,
            @Attribute @Nullable YesNo deprecated,
            @Attribute @Nullable String vendor,
            @Text @Required String name) {}

    /**
     * A feature.
     *
     * @param policy whether a guest has it
     * @param name which
     */
    public record CpuFeature(
            @Attribute @Required String policy,
            @Attribute @Required String name) {}

    /**
     * Devices by kind.
     *
     * @param disk disks
     * @param graphics graphical consoles
     * @param video graphics cards
     * @param hostdev devices of the host
     * @param rng sources of random numbers
     * @param filesystem directories of the host
     * @param tpm trusted platform modules
     * @param redirdev devices of the console's clients
     * @param channel channels
     */
    public record Devices(
            @Child @Nullable Capability disk,
            @Child @Nullable Capability graphics,
            @Child @Nullable Capability video,
            @Child @Nullable Capability hostdev,
            @Child @Nullable Capability rng,
            @Child @Nullable Capability filesystem,
            @Child @Nullable Capability tpm,
            @Child @Nullable Capability redirdev,
            @Child @Nullable Capability channel) {}

    /**
     * Features.
     *
     * @param gic the interrupt controller of Arm
     * @param vmcoreinfo notes for dumps
     * @param genid the VM generation id
     * @param backingStoreInput whether chains of images can be given
     * @param backup backups
     * @param sev encryption of memory
     * @param sgx enclaves
     * @param hyperv enlightenments
     */
    public record Features(
            @Child @Nullable Capability gic,
            @Child @Nullable Capability vmcoreinfo,
            @Child @Nullable Capability genid,
            @Child @Nullable Capability backingStoreInput,
            @Child @Nullable Capability backup,
            @Child @Nullable Sev sev,
            @Child @Nullable Sgx sgx,
            @Child @Nullable Capability hyperv) {}

    /**
     * Encryption of memory.
     *
     * @param supported whether
     * @param cbitpos the bit in page tables that marks encrypted pages
     * @param reducedPhysBits how many address bits a guest loses
     * @param maxGuests the most guests
     * @param maxEsGuests the most guests with encrypted registers
     */
    public record Sev(
            @Attribute @Required YesNo supported,
            @Child @Nullable Integer cbitpos,
            @Child @Nullable Integer reducedPhysBits,
            @Child @Nullable Integer maxGuests,
            @Child("maxESGuests") @Nullable Integer maxEsGuests) {
        /** Not supported. */
        public static final Sev NO = new Sev(YesNo.NO, null, null, null, null);
    }

    /**
     * Enclaves.
     *
     * @param supported whether
     * @param flc flexible launch control
     * @param sgx1 the first version
     * @param sgx2 the second version
     * @param sectionSize their memory in KiB
     * @param sections their memory by node
     */
    public record Sgx(
            @Attribute @Required YesNo supported,
            @Child @Nullable YesNo flc,
            @Child @Nullable YesNo sgx1,
            @Child @Nullable YesNo sgx2,
            @Child("section_size") @Scaled @Nullable Long sectionSize,
            @Children(value = "section", in = "sections") List<Section> sections) {
        /** Not supported. */
        public static final Sgx NO = new Sgx(YesNo.NO, null, null, null, null, List.of());

        /** Copies the list. */
        public Sgx {
            sections = List.copyOf(sections);
        }
    }

    /**
     * Memory of enclaves on one node.
     *
     * @param node the node
     * @param size in KiB
     */
    public record Section(
            @Attribute @Required int node,
            @Attribute @Scaled @Required long size) {}
}
