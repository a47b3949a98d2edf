package io.kavirt.model.domain;

import io.kavirt.model.xml.Attribute;
import io.kavirt.model.xml.Child;
import io.kavirt.model.xml.Required;
import org.jspecify.annotations.Nullable;

/**
 * Who opens a network disk.
 *
 * @param username the user
 * @param secret the password
 */
public record DiskAuth(
        @Attribute @Required String username,
        @Child @Nullable SecretRef secret) {}
