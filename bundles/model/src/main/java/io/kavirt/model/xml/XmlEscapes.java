package io.kavirt.model.xml;

/** What characters become in XML. Characters that XML cannot hold are left out. */
final class XmlEscapes {
    private XmlEscapes() {}

    /** Text and attributes as libvirt writes them. */
    static void canonical(StringBuilder out, String text, boolean attribute) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '\'' -> out.append("&apos;");
                case '"' -> out.append("&quot;");
                case '\r' -> out.append("&#13;");
                case '\n', '\t' -> {
                    if (attribute) {
                        out.append("&#").append((int) c).append(';');
                    } else {
                        out.append(c);
                    }
                }
                default -> plain(out, text, i);
            }
        }
    }

    /** Text as libxml2 writes it. */
    static void text(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '\r' -> out.append("&#13;");
                case '\n', '\t' -> out.append(c);
                default -> plain(out, text, i);
            }
        }
    }

    /** The value of an attribute in double quotes as libxml2 writes it. */
    static void doubleQuoted(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\r', '\n', '\t' -> out.append("&#").append((int) c).append(';');
                default -> plain(out, text, i);
            }
        }
    }

    private static void plain(StringBuilder out, String text, int i) {
        char c = text.charAt(i);
        boolean lone = Character.isHighSurrogate(c)
                        && (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1)))
                || Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
        if (c >= ' ' && c < '\uFFFE' && !lone) {
            out.append(c);
        }
    }
}
