package io.kavirt.model.domain;

import io.kavirt.model.common.YesNo;
import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Required;
import org.jspecify.annotations.Nullable;

/**
 * One virtual processor.
 *
 * @param id its number from 0
 * @param enabled whether it is plugged in
 * @param hotpluggable whether it can be unplugged
 * @param order its place in the order of plugging in, from 1
 */
public record VcpuState(
        @Attribute @Required int id,
        @Attribute @Required YesNo enabled,
        @Attribute @Nullable YesNo hotpluggable,
        @Attribute @Nullable Integer order) {}
