package io.kavirt.api.domain;

/**
 * One memory statistic.
 *
 * @param tag what is counted
 * @param value in the unit of the tag
 */
public record MemoryStat(MemoryStatTag tag, long value) {}
