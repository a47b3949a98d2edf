package io.kavirt.model.xml;

/**
 * How a document is written.
 *
 * @param inactive whether what belongs to running objects is left out
 * @param secrets whether secrets are written
 */
public record WriteOptions(boolean inactive, boolean secrets) {
    /** Everything but secrets. */
    public static final WriteOptions LIVE = new WriteOptions(false, false);

    /** All there is. */
    public static final WriteOptions ALL = new WriteOptions(false, true);
}
