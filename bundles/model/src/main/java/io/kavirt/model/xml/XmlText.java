package io.kavirt.model.xml;

/**
 * Text.
 *
 * @param text the text, unescaped
 * @param cdata whether it stood in a CDATA section
 */
public record XmlText(String text, boolean cdata) implements XmlNode {}
