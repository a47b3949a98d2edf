package io.kavirt.model.domain;

import io.kavirt.model.xml.Element;
import io.kavirt.model.xml.Inline;

/**
 * The memory of pSeries that outlives a reboot.
 *
 * @param info name, address
 */
@Element("nvram")
public record Nvram(@Inline DeviceInfo info) implements Device {}
