package io.kavirt.model.xml;

/**
 * A name with a value.
 *
 * @param namespace the namespace; empty for none
 * @param prefix the prefix; empty for none
 * @param name the name
 * @param value the value, unescaped
 */
public record XmlAttribute(String namespace, String prefix, String name, String value) {}
