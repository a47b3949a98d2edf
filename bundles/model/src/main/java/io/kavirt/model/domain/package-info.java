/**
 * The domain document as immutable records: {@link io.kavirt.model.domain.DomainDefinition} and what it is made of.
 * An absent component is {@code null} where the document need not say it. {@link
 * io.kavirt.model.domain.DomainDocument} reads and writes it.
 */
@Export
@Version("1.0.0")
@NullMarked
package io.kavirt.model.domain;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
