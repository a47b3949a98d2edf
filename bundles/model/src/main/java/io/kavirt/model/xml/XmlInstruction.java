package io.kavirt.model.xml;

/**
 * A processing instruction.
 *
 * @param target whom it is for
 * @param data what it says
 */
public record XmlInstruction(String target, String data) implements XmlNode {}
