package io.kavirt.model.domain;

import io.kavirt.model.common.YesNo;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Required;

/**
 * A performance counter.
 *
 * @param name its name
 * @param enabled whether it counts
 */
public record PerfEvent(
        @Attribute @Required String name,
        @Attribute @Required YesNo enabled) {}
