package io.kavirt.model.domain;

import io.kavirt.model.common.YesNo;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Children;
import io.kavirt.model.xml.Records;
import io.kavirt.model.xml.Required;
import io.kavirt.model.xml.Signed;
import io.kavirt.model.xml.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the guest boots and how.
 *
 * @param firmware the kind of firmware to look for
 * @param type the kind of guest, its architecture and machine
 * @param firmwareInfo what the firmware must have
 * @param init the first program of a container
 * @param initArgs its arguments
 * @param initEnvironment its environment
 * @param initDirectory its working directory
 * @param initUser the user it runs as
 * @param initGroup the group it runs as
 * @param loader the firmware's image
 * @param nvram where the firmware keeps its variables
 * @param kernel a kernel to boot directly
 * @param initrd its initial file system
 * @param cmdline its command line
 * @param dtb its device tree
 * @param acpi ACPI tables handed to the guest
 * @param boot the devices to boot from, in order
 * @param bootMenu the boot menu
 * @param bios settings of the BIOS
 * @param smbios where the SMBIOS tables come from
 */
public record OperatingSystem(
        @Attribute @Nullable Firmware firmware,
        @Child @Required Type type,
        @Child("firmware") @Nullable FirmwareInfo firmwareInfo,
        @Child @Nullable String init,
        @Children("initarg") List<String> initArgs,
        @Children("initenv") List<InitVariable> initEnvironment,
        @Child("initdir") @Nullable String initDirectory,
        @Child("inituser") @Nullable String initUser,
        @Child("initgroup") @Nullable String initGroup,
        @Child @Nullable Loader loader,
        @Child @Nullable NvramStore nvram,
        @Child @Nullable String kernel,
        @Child @Nullable String initrd,
        @Child @Nullable String cmdline,
        @Child @Nullable String dtb,
        @Child @Nullable AcpiTables acpi,
        @Children(value = "boot", attribute = "dev") List<BootDevice> boot,
        @Child("bootmenu") @Nullable BootMenu bootMenu,
        @Child @Nullable Bios bios,
        @Child(attribute = "mode") @Nullable SmbiosMode smbios) {

    /** Copies the lists. */
    public OperatingSystem {
        initArgs = List.copyOf(initArgs);
        initEnvironment = List.copyOf(initEnvironment);
        boot = List.copyOf(boot);
    }

    /** A copy with another machine type. */
    public OperatingSystem withMachine(@Nullable String machine) {
        return withType(new Type(type.arch(), machine, type.text()));
    }

    /** A copy with another type. */
    public OperatingSystem withType(Type type) {
        return Records.with(this, "type", type);
    }

    /** A copy with another boot order. */
    public OperatingSystem withBoot(List<BootDevice> boot) {
        return Records.with(this, "boot", boot);
    }

    /** A copy with another loader. */
    public OperatingSystem withLoader(@Nullable Loader loader) {
        return Records.with(this, "loader", loader);
    }

    /** A copy with another store of variables. */
    public OperatingSystem withNvram(@Nullable NvramStore nvram) {
        return Records.with(this, "nvram", nvram);
    }

    /** The kind of firmware. */
    public enum Firmware {
        BIOS,
        EFI
    }

    /**
     * The kind of guest.
     *
     * @param arch the processor architecture
     * @param machine the machine type
     * @param text {@code hvm}, {@code xen}, {@code linux}, {@code exe} ...
     */
    public record Type(
            @Attribute @Nullable String arch,
            @Attribute @Nullable String machine,
            @Text @Required String text) {}

    /**
     * What the firmware must have.
     *
     * @param features the features
     */
    public record FirmwareInfo(@Children("feature") List<FirmwareFeature> features) {
        /** Copies the list. */
        public FirmwareInfo {
            features = List.copyOf(features);
        }
    }

    /**
     * A feature that the firmware must have or lack.
     *
     * @param enabled whether it must have it
     * @param name which
     */
    public record FirmwareFeature(
            @Attribute @Required YesNo enabled,
            @Attribute @Required FeatureName name) {}

    /** Which feature of the firmware. */
    public enum FeatureName {
        ENROLLED_KEYS,
        SECURE_BOOT
    }

    /**
     * A variable of a container's first program.
     *
     * @param name its name
     * @param value its value
     */
    public record InitVariable(
            @Attribute @Required String name,
            @Text @Nullable String value) {}

    /**
     * The firmware's image.
     *
     * @param readonly whether the guest can write it
     * @param secure whether the firmware needs SMM
     * @param type how the image is mapped
     * @param stateless whether the firmware does without variables
     * @param path the image
     */
    public record Loader(
            @Attribute @Nullable YesNo readonly,
            @Attribute @Nullable YesNo secure,
            @Attribute @Nullable LoaderType type,
            @Attribute @Nullable YesNo stateless,
            @Text @Nullable String path) {}

    /** How a firmware image is mapped. */
    public enum LoaderType {
        ROM,
        PFLASH,
        NONE
    }

    /**
     * Where the firmware keeps its variables.
     *
     * @param template what a new store is copied from
     * @param type the kind of source, if not a plain file
     * @param source the source, with a type
     * @param path the file
     */
    public record NvramStore(
            @Attribute @Nullable String template,
            @Attribute @Nullable DiskType type,
            @Child @Nullable DiskSource source,
            @Text @Nullable String path) {

        /** A source takes the place of a plain file. */
        public NvramStore {
            path = source == null ? path : null;
        }
    }

    /**
     * ACPI tables handed to the guest.
     *
     * @param tables the tables
     */
    public record AcpiTables(@Children("table") List<AcpiTable> tables) {
        /** Copies the list. */
        public AcpiTables {
            tables = List.copyOf(tables);
        }
    }

    /**
     * An ACPI table.
     *
     * @param type its kind
     * @param path the file it is in
     */
    public record AcpiTable(
            @Attribute @Required String type,
            @Text @Required String path) {}

    /** A kind of device to boot from. */
    public enum BootDevice {
        FD,
        CDROM,
        HD,
        NETWORK
    }

    /**
     * The boot menu.
     *
     * @param enable whether it is shown
     * @param timeout for how long, in ms
     */
    public record BootMenu(
            @Attribute @Nullable YesNo enable,
            @Attribute @Nullable Integer timeout) {}

    /**
     * Settings of the BIOS.
     *
     * @param useserial whether it talks on the serial port
     * @param rebootTimeout when it tries again after a failed boot, in ms; -1 for never
     */
    public record Bios(
            @Attribute @Nullable YesNo useserial,
            @Attribute @Signed @Nullable Integer rebootTimeout) {}

    /** Where the SMBIOS tables come from. */
    public enum SmbiosMode {
        NONE,
        EMULATE,
        HOST,
        SYSINFO
    }
}
