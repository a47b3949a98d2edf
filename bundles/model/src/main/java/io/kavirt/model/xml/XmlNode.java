package io.kavirt.model.xml;

/** Something that stands in a document. */
public sealed interface XmlNode permits XmlElement, XmlText, XmlComment, XmlInstruction {}
