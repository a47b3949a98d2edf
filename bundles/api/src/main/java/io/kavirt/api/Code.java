package io.kavirt.api;

/** A value of a closed set that travels as a number. */
public interface Code {
    /** The number that libvirt gives this value. */
    int code();
}
