package io.kavirt.model.domain;

import io.kavirt.model.common.YesNo;
import io.kavirt.model.xml.Child;
import org.jspecify.annotations.Nullable;

/**
 * The sleep states that the firmware offers the guest.
 *
 * @param suspendToMem S3
 * @param suspendToDisk S4
 */
public record PowerManagement(
        @Child(value = "suspend-to-mem", attribute = "enabled") @Nullable
        YesNo suspendToMem,

        @Child(value = "suspend-to-disk", attribute = "enabled") @Nullable
        YesNo suspendToDisk) {}
