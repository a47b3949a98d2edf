package io.kavirt.model.xml;

/**
 * A comment.
 *
 * @param text what it says
 */
public record XmlComment(String text) implements XmlNode {}
