package io.kavirt.api.domain;

/**
 * A domain's main figures.
 *
 * @param state one of {@link DomainState}'s values
 * @param maxMemory KiB
 * @param memory KiB in use
 * @param vcpus number of virtual processors
 * @param cpuTime processor time used, in ns
 */
public record DomainInfo(DomainState state, long maxMemory, long memory, int vcpus, long cpuTime) {}
