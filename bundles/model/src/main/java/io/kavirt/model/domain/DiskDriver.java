package io.kavirt.model.domain;

import io.kavirt.model.common.OnOff;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Inline;
import io.kavirt.model.xml.Records;
import io.kavirt.model.xml.XmlName;
import org.jspecify.annotations.Nullable;

/**
 * How the host handles a disk.
 *
 * @param name the driver
 * @param type the image's format
 * @param cache how the host caches
 * @param errorPolicy what happens on a write error
 * @param rerrorPolicy what happens on a read error
 * @param io how requests are made
 * @param ioeventfd whether requests are told by event
 * @param eventIdx whether events are thinned
 * @param copyOnRead whether what is read is copied up
 * @param discard what becomes of discards
 * @param iothread the I/O thread that serves it
 * @param detectZeroes what becomes of zeroes
 * @param discardNoUnref whether discarded clusters stay allocated
 * @param queues how many queues
 * @param queueSize entries in each
 * @param virtio virtio's settings
 * @param metadataCache the cache of the image's tables
 */
public record DiskDriver(
        @Attribute @Nullable String name,
        @Attribute @Nullable String type,
        @Attribute @Nullable Cache cache,
        @Attribute("error_policy") @Nullable ErrorPolicy errorPolicy,
        @Attribute("rerror_policy") @Nullable ErrorPolicy rerrorPolicy,
        @Attribute @Nullable Io io,
        @Attribute @Nullable OnOff ioeventfd,
        @Attribute("event_idx") @Nullable OnOff eventIdx,
        @Attribute("copy_on_read") @Nullable OnOff copyOnRead,
        @Attribute @Nullable Discard discard,
        @Attribute @Nullable Integer iothread,
        @Attribute("detect_zeroes") @Nullable DetectZeroes detectZeroes,
        @Attribute("discard_no_unref") @Nullable OnOff discardNoUnref,
        @Attribute @Nullable Integer queues,
        @Attribute("queue_size") @Nullable Integer queueSize,
        @Inline VirtioOptions virtio,
        @Child("metadata_cache") BackingStore.@Nullable MetadataCache metadataCache) {

    /** Nothing said. */
    public static final DiskDriver NONE = new DiskDriver(
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            VirtioOptions.NONE,
            null);

    /** A copy with another name. */
    public DiskDriver withName(@Nullable String name) {
        return Records.with(this, "name", name);
    }

    /** A copy with another image format. */
    public DiskDriver withType(@Nullable String type) {
        return Records.with(this, "type", type);
    }

    /** How the host caches. */
    public enum Cache {
        DEFAULT,
        NONE,
        WRITETHROUGH,
        WRITEBACK,
        DIRECTSYNC,
        UNSAFE
    }

    /** What happens on an error. */
    public enum ErrorPolicy {
        STOP,
        REPORT,
        IGNORE,
        ENOSPACE
    }

    /** How requests are made. */
    public enum Io {
        NATIVE,
        THREADS,
        @XmlName("io_uring")
        IO_URING
    }

    /** What becomes of discards. */
    public enum Discard {
        UNMAP,
        IGNORE
    }

    /** What becomes of zeroes. */
    public enum DetectZeroes {
        OFF,
        ON,
        UNMAP
    }
}
