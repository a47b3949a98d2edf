package io.kavirt.model.domain;

import io.kavirt.model.xml.Text;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The VM generation id; without a value one is to be made up.
 *
 * @param uuid the id, if chosen
 */
public record GenId(@Text @Nullable UUID uuid) {}
