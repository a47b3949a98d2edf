package io.kavirt.model.domain;

import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Scaled;
import org.jspecify.annotations.Nullable;

/**
 * Limits of the guest's memory on the host, in KiB.
 *
 * @param hardLimit never more
 * @param softLimit no more when memory is short
 * @param minGuarantee at least
 * @param swapHardLimit memory and swap, never more
 */
public record MemoryTune(
        @Child("hard_limit") @Scaled @Nullable Long hardLimit,
        @Child("soft_limit") @Scaled @Nullable Long softLimit,
        @Child("min_guarantee") @Scaled @Nullable Long minGuarantee,
        @Child("swap_hard_limit") @Scaled @Nullable Long swapHardLimit) {}
