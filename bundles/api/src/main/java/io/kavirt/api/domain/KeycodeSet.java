package io.kavirt.api.domain;

import io.kavirt.api.Code;

/** The set that key codes are taken from. ({@code virKeycodeSet}) */
public enum KeycodeSet implements Code {
    /** {@code VIR_KEYCODE_SET_LINUX}, since libvirt 0.9.3. */
    LINUX(0),
    /** {@code VIR_KEYCODE_SET_XT}, since libvirt 0.9.3. */
    XT(1),
    /** {@code VIR_KEYCODE_SET_ATSET1}, since libvirt 0.9.3. */
    ATSET1(2),
    /** {@code VIR_KEYCODE_SET_ATSET2}, since libvirt 0.9.3. */
    ATSET2(3),
    /** {@code VIR_KEYCODE_SET_ATSET3}, since libvirt 0.9.3. */
    ATSET3(4),
    /** {@code VIR_KEYCODE_SET_OSX}, since libvirt 0.9.4. */
    OSX(5),
    /** {@code VIR_KEYCODE_SET_XT_KBD}, since libvirt 0.9.4. */
    XT_KBD(6),
    /** {@code VIR_KEYCODE_SET_USB}, since libvirt 0.9.4. */
    USB(7),
    /** {@code VIR_KEYCODE_SET_WIN32}, since libvirt 0.9.4. */
    WIN32(8),
    /** {@code VIR_KEYCODE_SET_QNUM}, since libvirt 4.2.0. */
    QNUM(9);

    private final int code;

    KeycodeSet(int code) {
        this.code = code;
    }

    @Override
    public int code() {
        return code;
    }
}
