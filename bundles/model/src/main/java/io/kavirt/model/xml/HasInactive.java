package io.kavirt.model.xml;

/**
 * A record that looks otherwise in inactive documents, where {@link LiveOnly} does not say enough.
 *
 * @param <R> the record
 */
public interface HasInactive<R> {
    /** The record without what belongs to running objects. */
    R inactive();
}
