/**
 * The binder: one reader and one writer for every XML document.
 *
 * <p>A document is a Java record; its components, annotated, are the attributes, text and children of
 * one element in canonical order. {@link io.kavirt.model.xml.XmlBinder} reads such a record from text and
 * writes it back. Attributes are written before children whatever the order of the components.
 */
@Export
@Version("1.0.0")
@NullMarked
package io.kavirt.model.xml;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
