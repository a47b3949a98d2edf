package io.kavirt.api.domain;

/**
 * What passed through a disk.
 *
 * @param readRequests number of reads
 * @param readBytes bytes read
 * @param writeRequests number of writes
 * @param writeBytes bytes written
 * @param errors number of errors, -1 if unknown
 */
public record BlockStats(long readRequests, long readBytes, long writeRequests, long writeBytes, long errors) {}
