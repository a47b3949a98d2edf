package io.kavirt.api.host;

import io.kavirt.api.contract.CharArray;

/**
 * The host's processors and memory.
 *
 * @param model processor model, at most 31 characters
 * @param memory KiB
 * @param cpus active processors
 * @param mhz expected frequency, 0 if unknown
 * @param nodes NUMA nodes, 1 if unusual
 * @param sockets processor sockets per node
 * @param cores cores per socket
 * @param threads threads per core
 */
public record NodeInfo(
        @CharArray(32) String model, long memory, int cpus, int mhz, int nodes, int sockets, int cores, int threads) {}
