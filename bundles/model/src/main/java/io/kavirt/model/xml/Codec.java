package io.kavirt.model.xml;

/** Turns the text of one scalar into its value and back. */
interface Codec {
    /**
     * The value of the text.
     *
     * @throws IllegalArgumentException whose message is what would be accepted
     */
    Object parse(String text);

    /** The text of the value. */
    String format(Object value);
}
