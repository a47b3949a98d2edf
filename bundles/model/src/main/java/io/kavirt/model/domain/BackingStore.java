package io.kavirt.model.domain;

import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.LiveOnly;
import io.kavirt.model.xml.Required;
import io.kavirt.model.xml.Scaled;
import io.kavirt.model.xml.SizeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What an image builds on. Without content, the image builds on nothing.
 *
 * @param type the kind of source
 * @param index its number in the chain
 * @param format its format
 * @param source its source
 * @param backingStore what that builds on
 */
public record BackingStore(
        @Attribute @Nullable DiskType type,
        @Attribute @LiveOnly @Nullable Integer index,
        @Child @Nullable Format format,
        @Child @Nullable DiskSource source,
        @Child(keepEmpty = true) @Nullable BackingStore backingStore) {

    /**
     * An image's format.
     *
     * @param type which
     * @param metadataCache the cache of its tables
     */
    public record Format(
            @Attribute @Required String type,
            @Child("metadata_cache") @Nullable MetadataCache metadataCache) {}

    /**
     * The cache of an image's tables.
     *
     * @param maxSize in bytes
     */
    public record MetadataCache(
            @Child("max_size") @Scaled(value = SizeUnit.BYTES, absent = SizeUnit.BYTES) @Nullable
            Long maxSize) {}
}
