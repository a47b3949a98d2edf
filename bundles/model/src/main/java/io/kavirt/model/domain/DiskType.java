package io.kavirt.model.domain;

/** What a disk is on the host. */
public enum DiskType {
    BLOCK,
    FILE,
    DIR,
    NETWORK,
    VOLUME,
    NVME,
    VHOSTUSER,
    VHOSTVDPA
}
