package io.kavirt.model.domain;

import io.kavirt.api.ErrorDomain;
import io.kavirt.model.xml.ReadOptions;
import io.kavirt.model.xml.XmlExtensions;

/**
 * How a domain document is read.
 *
 * @param inactive whether what belongs to running guests is left out
 * @param validate whether unknown elements and attributes are refused
 * @param extensions the records of other namespaces
 */
public record ParseOptions(boolean inactive, boolean validate, XmlExtensions extensions) {
    /** For documents that define a guest. */
    public static final ParseOptions INACTIVE = new ParseOptions(true, false, XmlExtensions.NONE);

    /** For documents of running guests. */
    public static final ParseOptions LIVE = new ParseOptions(false, false, XmlExtensions.NONE);

    /** A copy that refuses the unknown, or ignores it. */
    public ParseOptions withValidate(boolean validate) {
        return new ParseOptions(inactive, validate, extensions);
    }

    /** A copy with the records of other namespaces. */
    public ParseOptions withExtensions(XmlExtensions extensions) {
        return new ParseOptions(inactive, validate, extensions);
    }

    ReadOptions toReadOptions() {
        return new ReadOptions(ErrorDomain.DOMAIN, inactive, validate, extensions);
    }
}
