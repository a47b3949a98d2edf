package io.kavirt.api.domain;

import io.kavirt.api.TypedParameters;
import io.kavirt.api.contract.Limit;

/**
 * A job's figures.
 *
 * @param type what runs or ran
 * @param parameters its figures by name
 */
public record JobStats(JobType type, @Limit(64) TypedParameters parameters) {}
