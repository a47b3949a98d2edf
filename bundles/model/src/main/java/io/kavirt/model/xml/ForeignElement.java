package io.kavirt.model.xml;

/**
 * An element of a namespace that nobody registered a record for.
 *
 * @param namespace the namespace
 * @param prefix the prefix that the document used
 * @param xml the element, carried as text
 */
public record ForeignElement(String namespace, String prefix, String xml) implements NamespaceExtension {}
