package io.kavirt.driver.test;

import io.kavirt.model.domain.DomainDefinition;
import org.jspecify.annotations.Nullable;

/**
 * One definition of a domain with its texts. Immutable but for what it remembers: a text that was written once is not written
 * again, and one that came from the driver's previous instance is not read before somebody needs more than the text.
 */
final class Config {
    private static final int INACTIVE = 1;
    private static final int SECRETS = 2;

    private final @Nullable String source;
    private volatile @Nullable DomainDefinition definition;
    // Racy on purpose: strings are safe to publish, and writing one twice costs less than a lock.
    private final @Nullable String[] texts = new @Nullable String[4];

    private Config(@Nullable String source, @Nullable DomainDefinition definition) {
        this.source = source;
        this.definition = definition;
    }

    static Config of(DomainDefinition definition) {
        return new Config(null, definition);
    }

    /** A definition whose text with all secrets is known. */
    static Config ofText(String text) {
        return new Config(text, null);
    }

    DomainDefinition definition() {
        DomainDefinition known = definition;
        if (known == null) {
            known = Documents.parse(java.util.Objects.requireNonNull(source), false);
            definition = known;
        }
        return known;
    }

    /** The document: as of an inactive domain, and with passwords, or not. */
    String text(boolean inactive, boolean secrets) {
        int index = (inactive ? INACTIVE : 0) | (secrets ? SECRETS : 0);
        String known = texts[index];
        if (known == null) {
            known = Documents.format(definition(), inactive, secrets);
            texts[index] = known;
        }
        return known;
    }

    /** All of it, for the driver's next instance. */
    String complete() {
        return source != null ? source : text(false, true);
    }
}
