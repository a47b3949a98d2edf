package io.kavirt.api.contract;

/** How a call's arguments and result are laid out in packets. */
public enum Shape {
    /** Parameters in order; the result as it is, a record as its components. */
    REGULAR,
    /** A flag "results wanted" stands before the last parameter; the list comes back with its count behind it. */
    NEED_RESULTS,
    /** The most elements that the caller takes stands behind the other parameters, before flags; the list is cut to it. */
    CALLER_MAX,
    /** As {@link #CALLER_MAX} for typed parameters; 0 asks for the count alone, which comes back behind the list. */
    COUNT_PROBE,
    /** Opens a stream under the call's serial; the other results, if any, are in the reply. */
    STREAM,
    /** A method without result that answers with a return code, 0. */
    RETURN_CODE
}
