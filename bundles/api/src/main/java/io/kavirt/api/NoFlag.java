package io.kavirt.api;

/** The flags of operations that have none; any bit that a client sets is refused. */
public enum NoFlag implements Flag {
    ;

    @Override
    public int bit() {
        return 0;
    }
}
