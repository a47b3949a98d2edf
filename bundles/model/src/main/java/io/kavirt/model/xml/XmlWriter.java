package io.kavirt.model.xml;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes a document in the manner of libvirt: two spaces a level, attributes in single quotes, elements without content
 * closed in their own tag.
 */
public final class XmlWriter {
    private final StringBuilder out = new StringBuilder(4096);
    private final Deque<String> open = new ArrayDeque<>();
    private String prefix = "";
    private String waitsFor = "";
    private String waiting = "";
    private boolean inTag;
    private boolean inText;

    /** Begins an element. */
    public XmlWriter start(String name) {
        closeTag();
        indent();
        String qualified = prefix.isEmpty() ? name : prefix + ":" + name;
        out.append('<').append(qualified);
        open.push(qualified);
        inTag = true;
        return this;
    }

    /** Adds an attribute to the element that was begun. */
    public XmlWriter attribute(String name, String value) {
        out.append(' ').append(name).append("='");
        XmlEscapes.canonical(out, value, true);
        out.append('\'');
        if (name.equals(waitsFor)) {
            waitsFor = "";
            out.append(waiting);
        }
        return this;
    }

    /** Adds an attribute after another that is yet to come. */
    void attributeAfter(String other, String name, String value) {
        StringBuilder text = new StringBuilder(" ").append(name).append("='");
        XmlEscapes.canonical(text, value, true);
        waiting = text.append('\'').toString();
        waitsFor = other;
    }

    /** Adds text; an element has text or children. */
    public XmlWriter text(String text) {
        if (inTag) {
            out.append('>');
            inTag = false;
        }
        inText = true;
        XmlEscapes.canonical(out, text, false);
        return this;
    }

    /** Ends the element; without content it closes in its own tag. */
    public XmlWriter end() {
        String name = open.pop();
        if (inTag) {
            out.append("/>\n");
            inTag = false;
        } else {
            if (!inText) {
                indent();
            }
            out.append("</").append(name).append(">\n");
        }
        inText = false;
        return this;
    }

    /** Leaves a line blank. */
    public XmlWriter blankLine() {
        closeTag();
        out.append('\n');
        return this;
    }

    /** Puts what follows on lines of its own even if nothing does. */
    XmlWriter expand() {
        closeTag();
        return this;
    }

    /** Adds an element that is carried verbatim. */
    public XmlWriter raw(String xml) {
        closeTag();
        indent();
        out.append(xml).append('\n');
        return this;
    }

    /** Has the elements that follow written with a prefix; gives back the one before. */
    String prefix(String next) {
        String before = prefix;
        prefix = next;
        return before;
    }

    private void closeTag() {
        if (inTag) {
            out.append(">\n");
            inTag = false;
        }
    }

    private void indent() {
        for (int i = open.size(); i > 0; i--) {
            out.append("  ");
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
