package io.kavirt.api.domain;

import io.kavirt.api.DomainRef;
import io.kavirt.api.TypedParameters;
import io.kavirt.api.contract.Limit;

/**
 * The statistics of one domain.
 *
 * @param domain whose statistics they are
 * @param parameters the statistics by name, such as {@code state.state}
 */
public record DomainStatsRecord(
        DomainRef domain, @Limit(262144) TypedParameters parameters) {}
