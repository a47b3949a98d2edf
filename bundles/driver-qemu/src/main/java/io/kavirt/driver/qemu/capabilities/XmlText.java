package io.kavirt.driver.qemu.capabilities;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Writes an indented document whose structure the program gives, not a record. */
final class XmlText {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element; attributes are names and values in turn. */
    XmlText open(String name, String... attributes) {
        start(name, attributes).append(">\n");
        open.push(name);
        return this;
    }

    /** Closes the element opened last. */
    XmlText close() {
        String name = open.pop();
        indent().append("</").append(name).append(">\n");
        return this;
    }

    /** An element without content. */
    XmlText empty(String name, String... attributes) {
        start(name, attributes).append("/>\n");
        return this;
    }

    /** An element that holds text. */
    XmlText text(String name, Object value, String... attributes) {
        start(name, attributes)
                .append('>')
                .append(escape(value.toString()))
                .append("</")
                .append(name)
                .append(">\n");
        return this;
    }

    /** A list of accepted values, in the form of domain capabilities. */
    XmlText choice(String name, List<String> values) {
        if (values.isEmpty()) {
            return empty("enum", "name", name);
        }
        open("enum", "name", name);
        values.forEach(value -> text("value", value));
        return close();
    }

    /** An empty line. */
    XmlText gap() {
        out.append('\n');
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private StringBuilder start(String name, String... attributes) {
        indent().append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ')
                    .append(attributes[i])
                    .append("='")
                    .append(escape(attributes[i + 1]))
                    .append('\'');
        }
        return out;
    }

    private StringBuilder indent() {
        return out.append("  ".repeat(open.size()));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&apos;");
    }
}
