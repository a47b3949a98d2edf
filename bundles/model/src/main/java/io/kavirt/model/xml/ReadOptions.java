package io.kavirt.model.xml;

import io.kavirt.api.ErrorDomain;

/**
 * How a document is read.
 *
 * @param domain whose document it is, for errors
 * @param inactive whether what belongs to running objects is left out
 * @param validate whether unknown elements and attributes are refused
 * @param extensions the records of other namespaces
 */
public record ReadOptions(ErrorDomain domain, boolean inactive, boolean validate, XmlExtensions extensions) {
    /** Everything is kept, the unknown ignored. */
    public static ReadOptions of(ErrorDomain domain) {
        return new ReadOptions(domain, false, false, XmlExtensions.NONE);
    }
}
