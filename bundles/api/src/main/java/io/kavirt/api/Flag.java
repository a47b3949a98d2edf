package io.kavirt.api;

/** A choice that is combined with others of its kind in a {@link java.util.Set} and travels as one bit. */
public interface Flag {
    /** The one bit that libvirt gives this flag. */
    int bit();
}
