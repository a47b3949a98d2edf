package io.kavirt.api.contract;

/** A set of procedure numbers with its own version. */
public enum Program {
    /** The main program. */
    REMOTE(0x20008086, 1),
    /** What only QEMU has. */
    QEMU(0x20008087, 1),
    /** What only Linux containers have. */
    LXC(0x00068000, 1),
    /** The daemon's administration. */
    ADMIN(0x06900690, 1);

    private final int id;
    private final int version;

    Program(int id, int version) {
        this.id = id;
        this.version = version;
    }

    /** The number in a packet's header. */
    public int id() {
        return id;
    }

    /** The version in a packet's header. */
    public int version() {
        return version;
    }
}
