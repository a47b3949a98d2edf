package io.kavirt.model.domain;

import io.kavirt.model.xml.Attribute;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which secret opens something.
 *
 * @param type the secret's usage type
 * @param usage its usage
 * @param uuid its id
 */
public record SecretRef(
        @Attribute @Nullable String type,
        @Attribute @Nullable String usage,
        @Attribute @Nullable UUID uuid) {}
