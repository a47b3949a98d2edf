package io.kavirt.model.xml;

/** A child element of the document's root that belongs to another namespace. */
public interface NamespaceExtension {}
