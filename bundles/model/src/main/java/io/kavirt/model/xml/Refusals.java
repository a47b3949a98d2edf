package io.kavirt.model.xml;

import io.kavirt.api.ErrorCode;
import io.kavirt.api.ErrorDomain;
import io.kavirt.api.VirtException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The errors of documents: where, what, and what would be accepted. */
final class Refusals {
    private static final int LONGEST_VALUE = 80;

    private Refusals() {}

    static VirtException value(
            XmlElement at, @Nullable String attribute, String value, String accepted, ErrorDomain domain) {
        return new VirtException(
                ErrorCode.XML_ERROR,
                domain,
                place(at, attribute) + "invalid value '" + shortened(value) + "', accepted: " + accepted);
    }

    static VirtException missing(XmlElement at, String what, ErrorDomain domain) {
        return new VirtException(ErrorCode.XML_ERROR, domain, place(at, null) + "missing " + what);
    }

    static VirtException invalid(XmlElement at, String message, ErrorDomain domain) {
        return new VirtException(ErrorCode.XML_ERROR, domain, place(at, null) + message);
    }

    static VirtException unknown(
            XmlElement at, String kind, String name, Collection<String> known, ErrorDomain domain) {
        String nearest = Nearest.of(name, known);
        String hint = nearest == null
                ? (known.isEmpty() ? "; none is accepted here" : "; accepted: " + String.join(", ", known))
                : "; did you mean '" + nearest + "'?";
        return new VirtException(
                ErrorCode.XML_INVALID_SCHEMA, domain, place(at, null) + "unknown " + kind + " '" + name + "'" + hint);
    }

    private static String place(XmlElement at, @Nullable String attribute) {
        return "at line " + at.line() + ", column " + at.column() + ", " + at.path()
                + (attribute == null ? "" : "/@" + attribute) + ": ";
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "...";
    }
}
