package io.kavirt.model.domain;

import io.kavirt.model.common.OnOff;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Default;
import io.kavirt.model.xml.Element;
import io.kavirt.model.xml.Inline;
import io.kavirt.model.xml.Octal;
import io.kavirt.model.xml.Scaled;
import io.kavirt.model.xml.SizeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A directory of the host that the guest sees.
 *
 * @param type what it is on the host
 * @param accessmode whose rights hold
 * @param model which variant of virtio
 * @param multidevs what happens to file systems below
 * @param fmode mode of new files
 * @param dmode mode of new directories
 * @param driver how the host handles it
 * @param binary the program that serves it
 * @param source what is on the host
 * @param target what the guest sees
 * @param readonly whether the guest can write
 * @param spaceHardLimit how much it may hold
 * @param spaceSoftLimit how much it should hold
 * @param info name, address
 */
@Element("filesystem")
public record Filesystem(
        @Attribute @Default("mount") Type type,
        @Attribute @Nullable AccessMode accessmode,
        @Attribute @Nullable MultiDevs multidevs,
        @Attribute @Octal(4) @Nullable Integer fmode,
        @Attribute @Octal(4) @Nullable Integer dmode,
        @Attribute @Nullable VirtioModel model,
        @Child @Nullable Driver driver,
        @Child @Nullable Binary binary,
        @Child @Nullable Source source,
        @Child(attribute = "dir") @Nullable String target,
        @Child boolean readonly,

        @Child("space_hard_limit") @Scaled(value = SizeUnit.BYTES, absent = SizeUnit.BYTES) @Nullable
        Long spaceHardLimit,

        @Child("space_soft_limit") @Scaled(value = SizeUnit.BYTES, absent = SizeUnit.BYTES) @Nullable
        Long spaceSoftLimit,

        @Inline DeviceInfo info)
        implements Device {

    /** What a file system is on the host. */
    public enum Type {
        MOUNT,
        BLOCK,
        FILE,
        TEMPLATE,
        RAM,
        BIND,
        VOLUME
    }

    /** Whose rights hold. */
    public enum AccessMode {
        PASSTHROUGH,
        MAPPED,
        SQUASH
    }

    /** What happens to file systems below. */
    public enum MultiDevs {
        REMAP,
        FORBID,
        WARN
    }

    /**
     * How the host handles a file system.
     *
     * @param type the driver
     * @param format the image's format
     * @param wrpolicy when it writes
     * @param queue entries in the queue
     * @param virtio virtio's settings
     */
    public record Driver(
            @Attribute @Nullable DriverType type,
            @Attribute @Nullable String format,
            @Attribute @Nullable String wrpolicy,
            @Attribute @Nullable Integer queue,
            @Inline VirtioOptions virtio) {}

    /** The driver of a file system. */
    public enum DriverType {
        PATH,
        HANDLE,
        LOOP,
        NBD,
        PLOOP,
        VIRTIOFS
    }

    /**
     * The program that serves a file system.
     *
     * @param path the program
     * @param xattr whether extended attributes are kept
     * @param cache how much is cached
     * @param sandbox how the program is shut in
     * @param lock which locks are served
     * @param threadPool how many threads serve
     */
    public record Binary(
            @Attribute @Nullable String path,
            @Attribute @Nullable OnOff xattr,
            @Child(attribute = "mode") @Nullable CacheMode cache,
            @Child(attribute = "mode") @Nullable Sandbox sandbox,
            @Child @Nullable Lock lock,

            @Child(value = "thread_pool", attribute = "size") @Nullable
            Integer threadPool) {}

    /** How much is cached. */
    public enum CacheMode {
        NONE,
        ALWAYS
    }

    /** How the serving program is shut in. */
    public enum Sandbox {
        NAMESPACE,
        CHROOT
    }

    /**
     * Which locks are served.
     *
     * @param posix record locks
     * @param flock whole-file locks
     */
    public record Lock(
            @Attribute @Nullable OnOff posix,
            @Attribute @Nullable OnOff flock) {}

    /**
     * What is on the host.
     *
     * @param dir a directory
     * @param file a file
     * @param dev a block device
     * @param name a template
     * @param usage the size of a memory file system
     * @param units the unit of that size
     * @param socket the socket of a running server
     * @param pool a storage pool
     * @param volume a volume in it
     */
    public record Source(
            @Attribute @Nullable String dir,
            @Attribute @Nullable String file,
            @Attribute @Nullable String dev,
            @Attribute @Nullable String name,
            @Attribute @Nullable Long usage,
            @Attribute @Nullable String units,
            @Attribute @Nullable String socket,
            @Attribute @Nullable String pool,
            @Attribute @Nullable String volume) {}
}
