package io.kavirt.model.domain;

import io.kavirt.model.xml.Inline;

/**
 * The driver element of devices that only have virtio's settings.
 *
 * @param virtio the settings
 */
public record VirtioDriver(@Inline VirtioOptions virtio) {}
