package io.kavirt.model.domain;

import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import org.jspecify.annotations.Nullable;

/**
 * A copy in the making.
 *
 * @param type the kind of its source
 * @param file the file, for old clients
 * @param formatName the format, for old clients
 * @param job the job that makes it
 * @param ready how far it is
 * @param format its format
 * @param source its source
 * @param backingStore what it builds on
 */
public record DiskMirror(
        @Attribute @Nullable DiskType type,
        @Attribute @Nullable String file,
        @Attribute("format") @Nullable String formatName,
        @Attribute @Nullable String job,
        @Attribute @Nullable String ready,
        @Child BackingStore.@Nullable Format format,
        @Child @Nullable DiskSource source,
        @Child(keepEmpty = true) @Nullable BackingStore backingStore) {}
