package io.kavirt.api;

/** Names an object of a connection, as the protocol does. A reference is data: the object may be gone by the time it is used. */
public sealed interface ObjectRef permits DomainRef {
    /** The object's name, unique among its kind within a driver. */
    String name();

    /** What kind of object this names. */
    ObjectKind kind();
}
