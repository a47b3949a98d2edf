package io.kavirt.model.domain;

/** Which variant of virtio a device is. */
public enum VirtioModel {
    VIRTIO,
    VIRTIO_TRANSITIONAL,
    VIRTIO_NON_TRANSITIONAL
}
