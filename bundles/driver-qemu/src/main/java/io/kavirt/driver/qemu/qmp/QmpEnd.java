package io.kavirt.driver.qemu.qmp;

/**
 * Why a channel ended.
 *
 * @param kind who ended it
 * @param detail for people and logs
 */
public record QmpEnd(Kind kind, String detail) {

    /** Who ended it. */
    public enum Kind {
        /** {@link QmpChannel#close} or the reactor's end. */
        CLOSED_HERE,
        /** QEMU ended or closed the connection. */
        CLOSED_BY_QEMU,
        /** What came was not the protocol, or a line was too long. */
        BAD_INPUT,
        /** The channel could not be set up, or not be written to. */
        FAILED
    }
}
