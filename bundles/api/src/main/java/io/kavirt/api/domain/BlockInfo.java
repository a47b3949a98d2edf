package io.kavirt.api.domain;

/**
 * The sizes of a disk.
 *
 * @param allocation bytes that the host stores
 * @param capacity bytes that the guest sees
 * @param physical bytes of the container file or device
 */
public record BlockInfo(long allocation, long capacity, long physical) {}
