package io.kavirt.api.domain;

import io.kavirt.api.VirtStream;
import io.kavirt.api.contract.Omittable;
import org.jspecify.annotations.Nullable;

/**
 * A picture of a screen.
 *
 * @param mime type of the picture, such as {@code image/png}
 * @param stream the picture's bytes
 */
public record Screenshot(@Omittable @Nullable String mime, VirtStream stream) {}
